import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** rolldown plugin: a file beside the bundle with the licence of each package in it, which has to go along with it. */
export function licences(fileName) {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const homes = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? []));
      const source = [...homes]
        .map(licenceOf)
        .sort()
        .join(`\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

function licenceOf(home) {
  const { name, version, license } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const texts = readdirSync(home).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  return [`${name} ${version}, ${license}`, ...texts.map((file) => readFileSync(join(home, file), 'utf8').trim())].join(
    '\n\n',
  );
}
