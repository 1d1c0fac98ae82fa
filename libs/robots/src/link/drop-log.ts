import { type Logger } from '@nestjs/common';

const QUIET_MS = 60_000;
const MAX_KEYS = 10_000;

/** Logs what keeps coming once a minute, with how often it came, so that one robot cannot fill the log. */
export class DropLog {
  private readonly seen = new Map<string, { since: number; count: number }>();

  /** @param now epoch milliseconds */
  constructor(
    private readonly logger: Pick<Logger, 'warn'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** @param source whose lines are counted together, a robot for instance */
  warn(source: string, line: string): void {
    const earlier = this.seen.get(source);
    const now = this.now();
    if (earlier !== undefined && now - earlier.since < QUIET_MS) {
      earlier.count += 1;
      return;
    }
    const more = earlier?.count ?? 0;
    this.logger.warn(more === 0 ? line : `${line} (${more} more from the same source since the last such line)`);
    if (this.seen.size >= MAX_KEYS) this.seen.clear();
    this.seen.set(source, { since: now, count: 0 });
  }
}
