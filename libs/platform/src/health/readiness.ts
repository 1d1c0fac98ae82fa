import { Injectable, Logger } from '@nestjs/common';

const TIMEOUT_MS = 1_000;

/** Something the service cannot do its work without. */
export abstract class ReadinessCheck {
  abstract readonly name: string;

  /** Throws when not ready. Slower than a second is not ready either. */
  abstract check(): Promise<void>;
}

export interface ReadinessReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'up' | 'down'>>;
}

/** Whether this instance can serve: what a load balancer asks. */
@Injectable()
export class Readiness {
  private readonly logger = new Logger(Readiness.name);
  private readonly checks = new Map<string, ReadinessCheck>();
  /** What was said of each check the last time. */
  private readonly states = new Map<string, 'up' | 'down'>();
  private running: Promise<ReadinessReport> | null = null;

  /** @throws Error when there is a check of this name already */
  register(check: ReadinessCheck): void {
    if (this.checks.has(check.name)) throw new Error(`There is a readiness check ${check.name} already.`);
    this.checks.set(check.name, check);
  }

  /** Runs all checks at once; answers within about a second. Whoever asks meanwhile gets the same answer. */
  isReady(): Promise<ReadinessReport> {
    this.running ??= this.runAll().finally(() => (this.running = null));
    return this.running;
  }

  private async runAll(): Promise<ReadinessReport> {
    const results = await Promise.all([...this.checks.values()].map((check) => this.run(check)));
    return { ready: results.every(([, state]) => state === 'up'), checks: Object.fromEntries(results) };
  }

  private async run(check: ReadinessCheck): Promise<readonly [string, 'up' | 'down']> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
    });
    try {
      await Promise.race([check.check(), timeout]);
      if (this.hasChanged(check, 'up')) this.logger.log(`Ready again: ${check.name}`);
      return [check.name, 'up'];
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (this.hasChanged(check, 'down')) this.logger.warn(`Not ready: ${check.name}: ${reason}`);
      return [check.name, 'down'];
    } finally {
      clearTimeout(timer);
    }
  }

  private hasChanged({ name }: ReadinessCheck, state: 'up' | 'down'): boolean {
    const before = this.states.get(name) ?? 'up';
    this.states.set(name, state);
    return before !== state;
  }
}
