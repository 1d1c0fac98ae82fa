import { readFile } from 'node:fs/promises';
import { ZodError } from 'zod';
import { InvalidInput } from '../problems.js';
import type { Journal } from '../service/journal.js';
import type { Masking } from '../service/masking.js';
import { bodyOf, type ServiceClient } from '../service/service-client.js';
import type { ServiceProfile } from '../service-profile.js';
import { deriveDescription } from './derive.js';
import { type ServiceDescription, serviceDescription } from './service-description.js';

/** Finds out what the service can do, once. */
export class DescriptionReader {
  #read: Promise<ServiceDescription> | undefined;

  /** @param source a file or an http URL; absent: `docs/service.json` beside the API, or the samples of `test/setup` */
  constructor(
    private readonly service: ServiceProfile,
    private readonly client: ServiceClient,
    private readonly journal: Journal,
    private readonly masking: Masking,
    private readonly source?: string,
  ) {}

  /**
   * @param again asks anew
   * @throws {ServiceRefusal | ServiceUnreachable | InvalidInput}
   */
  get(again: boolean): Promise<ServiceDescription> {
    if (again || !this.#read) {
      const read = this.#find();
      this.#read = read;
      // A failure is not kept.
      read.catch(() => {
        if (this.#read === read) this.#read = undefined;
      });
    }
    return this.#read;
  }

  async #find(): Promise<ServiceDescription> {
    if (this.source !== undefined) {
      const text = isHttp(this.source) ? await this.#fetch(this.source) : await readJson(this.source);
      return check(text, this.source);
    }
    const url = new URL('./docs/service.json', this.service.apiUrl).href;
    const reply = await this.client.document(url);
    const entry = { kind: 'request', title: 'Asked for the description of the service' } as const;
    if (!reply.answer) {
      this.journal.reply(entry, reply);
      bodyOf(reply); // throws
    }
    const described = serviceDescription.safeParse(reply.answer?.body);
    const title = described.success ? entry.title : `${entry.title}: it has none`;
    this.journal.write({ ...entry, title }, reply.exchange);
    return described.success
      ? described.data
      : deriveDescription(this.service, this.client, this.journal, this.masking);
  }

  async #fetch(url: string): Promise<unknown> {
    const reply = await this.client.document(url);
    this.journal.reply({ kind: 'request', title: 'Asked for the description of the service' }, reply);
    return bodyOf(reply);
  }
}

function isHttp(source: string): boolean {
  return /^https?:/i.test(source);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new InvalidInput([{ message: `The description ${file} cannot be read: ${(error as Error).message}.` }]);
  }
}

function check(content: unknown, source: string): ServiceDescription {
  try {
    return serviceDescription.parse(content);
  } catch (error) {
    const problems = (error as ZodError).issues.map(({ path, message }) => ({
      message: `The description ${source} is not as it should be at ${path.join('.') || 'its root'}: ${message}.`,
    }));
    throw new InvalidInput(problems);
  }
}
