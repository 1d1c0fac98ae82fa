import { describe, expect, it } from 'vitest';
import { Cleanup } from './cleanup.js';

describe('Cleanup', () => {
  it('runs every task once, the last added first, whatever fails', async () => {
    const ran: string[] = [];
    const cleanup = new Cleanup();
    cleanup.add(() => ran.push('directory'));
    cleanup.add(() => Promise.reject(new Error('gone already')));
    cleanup.add(() => ran.push('service'));
    await cleanup.run();
    await cleanup.run();
    expect(ran).toEqual(['service', 'directory']);
  });

  it('runs at once what is added after the end', async () => {
    const cleanup = new Cleanup();
    await cleanup.run();
    await new Promise((resolve) => cleanup.add(() => resolve(undefined)));
  });
});
