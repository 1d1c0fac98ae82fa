import { describe, expect, it } from 'vitest';
import { isReadableName } from './names.js';

describe('isReadableName', () => {
  it.each(['Ada', 'O', '李', 'नमस्ते', 'سارة', '👩\u200d🚀', '\u200fעדה', 'Ada Lovelace', '.'])('takes %j', (name) => {
    expect(isReadableName(name)).toBe(true);
  });

  it.each([
    '',
    '  ',
    '\u200b\u200d\u2060',
    '\ufeff',
    '\u00ad',
    '\u3164',
    '\u2800',
    '\ufe0f',
    'a\u0000',
    'a\nb',
    'Ada\u202egnp.exe',
    '\u2066Ada\u2069',
  ])('does not take %j', (name) => {
    expect(isReadableName(name)).toBe(false);
  });
});
