import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** Where Mosquitto's dynamic-security plugin takes commands, and where it answers them. */
export const CONTROL_TOPIC = '$CONTROL/dynamic-security/v1';
export const RESPONSE_TOPIC = `${CONTROL_TOPIC}/response`;

/** The plugin writes all of its file before it answers. */
const ANSWER_TIMEOUT_MS = 5_000;

/** One command of the plugin, with its parameters as its documentation names them. */
export interface Command {
  readonly command: string;
  readonly [parameter: string]: unknown;
}

const responsesSchema = z.object({
  responses: z.array(
    z.object({ correlationData: z.string().optional(), error: z.string().optional(), data: z.unknown().optional() }),
  ),
});
type Response = z.infer<typeof responsesSchema>['responses'][number];

/**
 * The commands of the dynamic-security plugin and their answers, matched by their correlation data: an answer reaches
 * everyone who listens on the response topic, so that several instances hear each other's.
 */
export class DynamicSecurity {
  private readonly waiting = new Map<string, (response: Response) => void>();

  /** @param publish hands the broker a payload for {@link CONTROL_TOPIC}; rejects when it does not take it */
  constructor(private readonly publish: (payload: Buffer, abandoned: AbortSignal) => Promise<void>) {}

  /**
   * Has the plugin run a command.
   *
   * @param gone aborts when the connection that brings the answer is gone
   * @param sameAsDone the refusal that says that there is nothing left to do
   * @returns the data of the answer, undefined where it has none
   * @throws Error naming the command, never its parameters: refused, or not answered within five seconds
   */
  async run({ command, ...parameters }: Command, gone: AbortSignal, sameAsDone?: string): Promise<unknown> {
    const correlationData = randomUUID();
    const abandoned = AbortSignal.any([gone, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
    const answer = new Promise<Response>((resolve, reject) => {
      this.waiting.set(correlationData, resolve);
      abandoned.addEventListener('abort', () => reject(new Error(`${command} was not answered.`)), { once: true });
    });
    const payload = Buffer.from(JSON.stringify({ commands: [{ command, correlationData, ...parameters }] }));
    try {
      const [{ error, data }] = await Promise.all([answer, this.publish(payload, abandoned)]);
      if (error !== undefined && error !== sameAsDone) throw new Error(`${command} was refused: ${error}`);
      return data;
    } finally {
      this.waiting.delete(correlationData);
    }
  }

  /** Takes what came on {@link RESPONSE_TOPIC}. */
  answered(bytes: Uint8Array): void {
    const { responses } = responsesSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    for (const response of responses) this.waiting.get(response.correlationData ?? '')?.(response);
  }
}
