import { readFileSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../logging/logger.js';
import { NestLogger } from '../logging/nest-logger.js';
import { audit } from './audit.js';
import { AUDIT_EVENTS } from './events.js';

const page = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
const documented = [...page.matchAll(/^\| `(\w+)` +\| ((?:`\w+`(?:, )?)+) +\| .+ \|$/gm)].map(([, event, fields]) => [
  event,
  [...(fields ?? '').matchAll(/`(\w+)`/g)].map(([, field]) => field),
]);

describe('the audit log', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is in docs/operations.md, event by event', () => {
    expect(documented).toEqual(Object.entries(AUDIT_EVENTS));
  });

  it('is a line of JSON that can be told from all others', () => {
    const lines: string[] = [];
    Logger.overrideLogger(new NestLogger(createLogger({ logLevel: 'info' }, { write: (line) => lines.push(line) })));
    audit('robot_added', { userId: 'u1', robotId: 'r1' });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        level: 'info',
        time: expect.any(String) as string,
        context: 'Audit',
        audit: true,
        event: 'robot_added',
        userId: 'u1',
        robotId: 'r1',
      },
    ]);
  });
});
