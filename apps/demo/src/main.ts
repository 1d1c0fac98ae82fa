import { Command } from 'commander';
import { live } from '../../robot-simulator/src/index.js';
import { Printer } from './printer.js';
import { Stage } from './stage.js';
import { tell } from './teller.js';
import { printWhatToTry } from './try-it.js';

/** 128 and the number of the signal, as shells count. */
const INTERRUPTED = 130;

const { once } = new Command('demo')
  .description("Plays an owner's Applet from end to end: the service, IFTTT's stand-in, a robot and a mobile app.")
  .option('--once', 'end after the story, with exit code 0 when every step held and 1 otherwise')
  .parse()
  .opts<{ once?: boolean }>();

const stage = new Stage();
const printer = new Printer();

const interruption = new AbortController();
const interrupted = new Promise<undefined>((resolve) =>
  interruption.signal.addEventListener('abort', () => resolve(undefined)),
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interruption.abort());

/** @returns the exit code */
async function run(): Promise<number> {
  const held = await Promise.race([tell(stage, printer, interruption.signal), interrupted]);
  if (held === undefined) return INTERRUPTED;
  if (!held) return 1;
  return once ? 0 : stayUp();
}

async function stayUp(): Promise<number> {
  printWhatToTry(stage, printer);
  void live(stage.robot, (line) => printer.paragraph(line));
  const ending = await Promise.race([stage.service.ended(), interrupted]);
  if (ending === undefined) return 0;
  printer.failed(`The service ended by itself with ${ending}`, '', stage.service.logTail);
  return 1;
}

const code = await run();
await stage.cleanup.run();
process.exit(code);
