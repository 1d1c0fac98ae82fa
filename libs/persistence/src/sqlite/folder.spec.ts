import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from './folder.js';

describe('The folder of a database', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'folder-'));
    writeFileSync(join(root, 'file'), '');
    symlinkSync(join(root, 'away'), join(root, 'link'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is made with those that it lies in, and by two at once', async () => {
    const folder = join(root, 'some', 'where', 'deep');
    await Promise.all([makeFolder(folder), makeFolder(folder)]);
    expect(statSync(folder).isDirectory()).toBe(true);
    await makeFolder(folder);
  });

  it.each([
    ['file', 'EEXIST'],
    ['file/in', 'ENOTDIR'],
    ['link', 'EEXIST'],
    ['link/in', 'EEXIST'],
    ['link/in/deep', 'EEXIST'],
  ])('is not made as %s', async (name, code) => {
    await expect(makeFolder(join(root, name))).rejects.toMatchObject({ code, syscall: 'mkdir' });
  });
});
