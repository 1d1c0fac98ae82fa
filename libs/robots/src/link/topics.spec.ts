import { describe, expect, it } from 'vitest';
import { Topics } from './topics.js';

const ROBOT = '0b0c7f0e-4d2c-4f0e-9c3a-6f4d2f6a1e11';
const topics = new Topics({ topicRoot: 'kuri', environment: 'develop' });

describe('Topics', () => {
  it('builds and reads the same topic', () => {
    expect(topics.build('ifttt_trigger', ROBOT)).toBe(`kuri/develop/ifttt_trigger/${ROBOT}`);
    expect(topics.parse(`kuri/develop/ifttt_trigger/${ROBOT}`)).toEqual({ endpoint: 'ifttt_trigger', robotId: ROBOT });
  });

  it('names every robot with a filter', () => {
    expect(topics.filter('places')).toBe('kuri/develop/places/+');
  });

  it.each([
    ['another root', `kurt/develop/status/${ROBOT}`],
    ['another environment', `kuri/staging/status/${ROBOT}`],
    ['an unknown endpoint', `kuri/develop/selfie/${ROBOT}`],
    ['a name that objects have by nature', `kuri/develop/constructor/${ROBOT}`],
    ['a wildcard', 'kuri/develop/status/+'],
    ['an upper-case id', `kuri/develop/status/${ROBOT.toUpperCase()}`],
    ['a further level', `kuri/develop/status/${ROBOT}/x`],
    ['too few levels', 'kuri/develop/status'],
  ])('does not read %s', (_what, topic) => {
    expect(topics.parse(topic)).toBeNull();
  });
});
