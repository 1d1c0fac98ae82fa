import ora from 'ora';
import { type Progress } from './options.js';

/** Shows how far a run is, on standard error: one moving line on a terminal, or else a line for each check. */
export class ProgressLine {
  // A terminal without columns is none: lines on it would have no end.
  private readonly isTerminal = process.stderr.isTTY && process.stderr.columns > 0;
  private readonly spinner = ora({ text: 'Preparing', stream: process.stderr, isSilent: !this.isTerminal });

  start(): void {
    this.spinner.start();
  }

  show({ done, of, next }: Progress): void {
    if (!next) return;
    const line = `${done + 1}/${of}  rule ${next.number}: ${next.title}`;
    if (this.isTerminal) this.spinner.text = line;
    else console.error(line);
  }

  stop(): void {
    this.spinner.stop();
  }
}
