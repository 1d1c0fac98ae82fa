import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConformanceError } from '../conformance-error.js';
import { refuseUserInfo } from '../http/user-info.js';

const field = z.object({
  slug: z.string(),
  required: z.boolean(),
  optionsKind: z.enum(['static', 'dynamic']).optional(),
  validated: z.boolean().optional(),
});
const ingredient = z.object({ slug: z.string(), type: z.string(), query: z.string().optional() });
const step = z.object({ slug: z.string(), fields: z.array(field), ingredients: z.array(ingredient).default([]) });

const description = z.object({
  service: z.object({ authenticatesUsers: z.boolean() }),
  triggers: z.array(step),
  actions: z.array(step),
  queries: z.array(step),
});

/** What a service says about its steps: the part of it that checks make use of. */
export type ServiceDescription = z.infer<typeof description>;
export type StepDescription = z.infer<typeof step>;

/**
 * @param source a file, or a URL with http or https
 * @param timeoutMs how long to wait for it
 * @throws ConformanceError
 */
export async function readDescription(source: string, timeoutMs: number): Promise<ServiceDescription> {
  const isUrl = /^https?:/i.test(source);
  if (isUrl) refuseUserInfo('The URL of the description', source);
  const text = await (isUrl ? fetchText(source, timeoutMs) : readFile(source, 'utf8')).catch((error: Error) => {
    throw new ConformanceError(`The description cannot be read from ${source}: ${error.message}`);
  });
  const parsed = description.safeParse(parse(text, source));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new ConformanceError(`${source} is no description of a service: ${path.join('.') || 'it'}: ${message}.`);
}

async function fetchText(url: string, timeoutMs: number): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!answer.ok) throw new Error(`the answer is ${answer.status}.`);
  return answer.text();
}

function parse(text: string, source: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ConformanceError(`${source} is no description of a service: it is not JSON.`);
  }
}
