import { type Machine } from './machine.js';
import { tableOf } from './docs.js';
import { isMet, type Result, rounded, type Target } from './result.js';

/** A result with the circumstances under which it came about. */
export interface Kept extends Result {
  /** Of the run: year, month, day. */
  readonly date: string;
  /** Of the whole run. */
  readonly minutes: number;
  readonly machine: Machine;
}

/** The names of the pictures of a result, in the order of its comparisons. */
export const picturesOf = ({ name, comparisons }: Result): string[] =>
  comparisons.map((_, index) => `${name}-${index + 1}.svg`);

/** What the page says of a result, in Markdown. */
export function sectionOf(result: Kept): string {
  const { name, setting, comparisons, tables, targets, date, minutes, machine } = result;
  const { cores, cpu, memoryGib, node, mariadb, mosquitto } = machine;
  const pictures = picturesOf(result);
  const parts = [
    `\`npm run bench -- ${name}\`: about ${minutes} minutes. ${setting}`,
    `${date}, ${cores} cores (${cpu}), ${memoryGib} GiB; Node ${node}, MariaDB ${mariadb}, Mosquitto ${mosquitto}.`,
    ...(targets.length > 0 ? [tableOf(targets.map(rowOf))] : []),
    ...comparisons.map(({ title }, index) => `![${title}](benchmarks/${pictures[index]})`),
    ...tables.flatMap(({ title, rows }) => [`${title}:`, tableOf(rows)]),
  ];
  return parts.join('\n\n');
}

/** Puts a section between its marks, `<!-- bench:NAME -->` and `<!-- /bench:NAME -->`. */
export function withSection(page: string, name: string, section: string): string {
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The page has no place for ${name}: ${begin} and ${end}.`);
  return `${page.slice(0, from + begin.length)}\n\n${section}\n\n${page.slice(to)}`;
}

export function rowOf(target: Target): Record<string, string> {
  const { what, unit, measured, is, bound } = target;
  const miss = Math.abs(measured / bound - 1) * 100;
  return {
    target: what,
    'is to be': `${is} ${bound} ${unit}`.trim(),
    measured: `${rounded(measured)} ${unit}`.trim(),
    met: isMet(target) ? 'yes' : `**no**, by ${rounded(miss)} %`,
  };
}
