import { Daemon } from '../support/daemons.js';
import { send } from '../support/http.js';
import { freePort } from '../support/ports.js';

/** A program that takes in what robots say. */
export class Consumer extends Daemon {
  private constructor(
    readonly name: string,
    readonly url: string,
    settings: Readonly<Record<string, string>>,
    program: readonly string[],
  ) {
    super([process.execPath, ...program], { PORT: new URL(url).port, ...settings });
  }

  /** @param program arguments of Node */
  static async create(
    name: string,
    program: readonly string[],
    settings: Readonly<Record<string, string>>,
  ): Promise<Consumer> {
    const consumer = new Consumer(name, `http://127.0.0.1:${await freePort()}`, settings, program);
    await consumer.start();
    return consumer;
  }

  protected answers(): Promise<boolean> {
    return send(`${this.url}/readyz`, { method: 'GET' }).then(
      ({ status }) => status === 200,
      () => false,
    );
  }
}
