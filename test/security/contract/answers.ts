import type { Answer } from '../../support/http.js';
import type { ContractOperation, Schema } from './operations.js';
import { judgeAnswer } from './schemas.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const ERRORS: Schema = { $ref: '#/components/schemas/ErrorResponse' };

/**
 * The first reason why the contract does not allow this operation this answer, or null. No 5xx is allowed, though the
 * contract has a 503: everything that the service needs is there, and these requests are far too few to be shed.
 */
export function breachOf({ responses }: ContractOperation, answer: Answer): string | null {
  const response = responses[answer.status];
  if (!response || answer.status >= 500) return `${answer.status} is not to be answered: ${answer.text}`;
  for (const [name, { schema }] of Object.entries(response.headers ?? {})) {
    const value = answer.headers[name.toLowerCase()];
    if (value === undefined || schema.enum?.includes(value) === false)
      return `${answer.status} with ${name}: ${String(value)}`;
  }
  const content = response.content?.['application/json'];
  if (content) return breachOfJson(content.schema, answer);
  return answer.text === '' ? null : `${answer.status} with a body: ${answer.text}`;
}

/** The first reason why this is no failure as the service tells them (docs/errors.md), or null. */
export function breachOfErrors(answer: Answer): string | null {
  return answer.status >= 400 && answer.status < 500 ? breachOfJson(ERRORS, answer) : `the status ${answer.status}`;
}

function breachOfJson(schema: Schema, answer: Answer): string | null {
  const type = answer.headers['content-type'];
  if (type !== JSON_TYPE) return `${answer.status} of the type ${String(type)}`;
  const fault = judgeAnswer(schema, answer.json);
  return fault && `${answer.status}, ${fault}: ${answer.text}`;
}
