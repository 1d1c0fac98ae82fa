import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const dockerfile = read('Dockerfile');
const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
/** The stage that becomes the image, an instruction a line. */
const instructions = (dockerfile.split(/^FROM /m).at(-1) ?? '').replaceAll(/\\\n\s*/g, '').split('\n');
const all = (keyword: string): string[] =>
  instructions.filter((line) => line.startsWith(`${keyword} `)).map((line) => line.slice(keyword.length + 1));

describe('The image', () => {
  it('runs as somebody who is not root and has no shell', () => {
    const users = all('USER');
    expect(users).toHaveLength(1);
    const [user = ''] = users;
    expect(user).toMatch(/^[a-z]+$/);
    expect(user).not.toBe('root');
    const made = all('RUN').flatMap((line) => line.split(' && '));
    expect(made).toContain(`usermod --shell /usr/sbin/nologin ${user}`);
  });

  it('starts its program, and looks after it, without a shell in between', () => {
    const [healthCheck = ''] = all('HEALTHCHECK');
    for (const command of [...all('CMD'), ...all('ENTRYPOINT'), healthCheck.replace(/^.*CMD /, '')]) {
      expect(JSON.parse(command)).toContain('node');
    }
  });

  it('starts its program as npm start does', () => {
    expect((JSON.parse(all('CMD').join()) as string[]).join(' ')).toBe(scripts.start);
  });

  it('may write into its data alone', () => {
    for (const line of all('COPY')) expect(line).toContain('--chown=root:root');
    const owned = all('RUN')
      .join(' && ')
      .match(/chown \S+ .*/g);
    expect(owned).toEqual(['chown node:node data']);
  });

  it('carries no setting that is a secret', () => {
    expect(
      [...all('ENV'), ...all('ARG')].filter((line) => /KEY|SECRET|PASSWORD|TOKEN|DATABASE_URL/.test(line)),
    ).toEqual([]);
  });
});
