import fc from 'fast-check';
import type { ContractOperation } from '../contract/operations.js';
import { described, type Hints, mutated } from './json.js';
import { oddText, oddValue } from './odd-values.js';

/** A body as it goes over the line. */
export interface Body {
  readonly bytes: Buffer | undefined;
  /** The `Content-Type`, if there is one. */
  readonly type: string | undefined;
  /** Of which of the operation's content types it is, and what it says there; absent where it is none of them. */
  readonly sort?: string;
  readonly value?: unknown;
}

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

const OTHER_TYPES = [
  undefined,
  '',
  'application/json; charset=latin1',
  'application/json, text/plain',
  FORM_TYPE,
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'no/such/type;;',
];

/** Ways to spoil a text of JSON. */
export const SPOILED: readonly ((text: string) => string | Buffer)[] = [
  (text) => text.slice(0, text.length >> 1),
  (text) => text + text,
  (text) => `\ufeff${text}`,
  (text) => `\0${text}`,
  (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xc3, 0x28])]),
  (text) => text.replaceAll('"', "'"),
  (text) => text.replace('{', '{"a":1,"a":2,'),
  (text) => text.replace('{', '{"__proto__":{"isAdmin":true},'),
  (text) => text.replace(':', `:${'['.repeat(5000)}`),
  (text) => text.replace('"', String.raw`"\ud83d`),
  () => '['.repeat(50_000),
  () => `{"a":"${'x'.repeat(1_100_000)}"}`,
  () => 'NaN',
];

/** What an operation is sent: what it takes, that with something changed, or something else altogether. */
export function body(operation: ContractOperation, hints: Hints): fc.Arbitrary<Body> {
  const schema = operation.bodies[JSON_TYPE]?.schema;
  const value = schema ? described(schema, hints) : oddValue;
  const right: fc.Arbitrary<Body> = schema ? value.map(asJson) : fc.constant({ bytes: undefined, type: undefined });
  const changed: fc.Arbitrary<Body> = mutated(value).map((one) => (one === undefined ? NOTHING : asJson(one)));
  const choices = [
    { weight: 3, arbitrary: right },
    { weight: 6, arbitrary: changed },
    {
      weight: 1,
      arbitrary: fc.record({
        bytes: value.map((one) => Buffer.from(textOf(one))),
        type: fc.constantFrom(...OTHER_TYPES),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(value, fc.constantFrom(...SPOILED)).map(([one, spoil]) => spoiled(textOf(one), spoil)),
    },
  ];
  if (operation.bodies[FORM_TYPE]) choices.push({ weight: 8, arbitrary: forms(fc.oneof(value, mutated(value))) });
  return fc.oneof(...choices);
}

/** Without a body, but announcing one. */
const NOTHING: Body = { bytes: undefined, type: JSON_TYPE };

function asJson(value: unknown): Body {
  const text = textOf(value);
  return { bytes: Buffer.from(text), type: JSON_TYPE, sort: JSON_TYPE, value: JSON.parse(text) as unknown };
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

function spoiled(text: string, spoil: (text: string) => string | Buffer): Body {
  return { bytes: Buffer.from(spoil(text) as string), type: JSON_TYPE };
}

/** Forms of what would be JSON: repeated names, odd escapes, values that are no text. */
export function forms(value: fc.Arbitrary<unknown>): fc.Arbitrary<Body> {
  const tails = fc.constantFrom('', '&', '&a', '&=', '&%', '&%ff=%00', '&a[b]=c', '&__proto__=x', '&a=1&a=2');
  return fc.record({ value, tails, odd: oddText, repeats: fc.boolean() }).map(({ value, tails, odd, repeats }) => {
    const pairs = Object.entries(Object(value) as object).map(([key, one]): [string, string] => [
      key,
      typeof one === 'string' ? one : textOf(one),
    ]);
    const form = new URLSearchParams([...pairs, ...(repeats ? pairs.slice(0, 1) : [])]);
    if (tails === '') form.append(odd, odd);
    return { bytes: Buffer.from(form.toString() + tails), type: FORM_TYPE };
  });
}
