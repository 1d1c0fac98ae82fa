import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { DAEMON_PATH } from '../../support/daemons.js';

/** What figures are worth nothing without. */
export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly memoryGib: number;
  readonly node: string;
  readonly mariadb: string;
  readonly mosquitto: string;
}

export function thisMachine(): Machine {
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model.trim() ?? '',
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    mariadb: versionOf('mariadbd', ['--version'], /Ver ([\d.]+)/),
    mosquitto: versionOf('mosquitto', ['-h'], /version ([\d.]+)/),
  };
}

function versionOf(program: string, args: readonly string[], pattern: RegExp): string {
  const { stdout } = spawnSync(program, args, { env: { PATH: DAEMON_PATH }, encoding: 'utf8' });
  return pattern.exec(stdout ?? '')?.[1] ?? 'none';
}
