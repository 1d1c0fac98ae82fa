import fc from 'fast-check';

/** Lengths at which something ends: columns, limits of the contract, of parameters and of messages. */
const LENGTHS = [64, 65, 100, 101, 120, 121, 200, 201, 254, 255, 256, 1024, 1025, 20_000, 70_000];

const ODD_TEXTS = [
  '',
  ' ',
  '\t\r\n',
  '\0',
  'a\0b',
  '\u200b\u2060',
  'Bob\u202e',
  '\ud800', // halves of characters
  'x\udc00y',
  '\u{1f916}',
  '\ufeff',
  'ﷺ',
  'null',
  'undefined',
  '-1',
  '1e999',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "'; DROP TABLE users; --",
  '" OR 1=1 --',
  '%s%n',
  '${jndi:x}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  'kuri/+/#',
  'true',
  'any',
];

export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD_TEXTS) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...LENGTHS), fc.constantFrom('x', 'é', '\u{1f916}', ' '))
      .map(([length, unit]) => unit.repeat(length)),
  },
);

const oddNumber = fc.constantFrom(0, -0, -1, 1.5, 51, 1001, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 5e-324);

/** Values of every type, few of which anybody expects. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 2, arbitrary: oddNumber },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { '': '' }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }).map(nested) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

export const oddKey: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'then', 'toJSON', 'length', 'id', 'user_id', 'isAdmin', ''),
  oddText.filter((text) => text.length < 300),
);

/** Objects and arrays within each other. */
function nested(levels: number): unknown {
  return levels === 0 ? 'deep' : levels % 2 ? { a: nested(levels - 1) } : [nested(levels - 1)];
}
