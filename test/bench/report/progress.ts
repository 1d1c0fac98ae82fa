import { clearLine, cursorTo, type Direction, moveCursor } from 'node:readline';
import { Writable } from 'node:stream';
import ora from 'ora';
import { inject } from 'vitest';

/** The terminal at the other end of standard error. */
class FarTerminal extends Writable {
  readonly isTTY = true;
  readonly columns = inject('columns');

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    process.stderr.write(chunk, encoding, done);
  }

  clearLine(direction: Direction): boolean {
    return clearLine(this, direction);
  }

  cursorTo(column: number): boolean {
    return cursorTo(this, column);
  }

  moveCursor(columns: number, lines: number): boolean {
    return moveCursor(this, columns, lines);
  }
}

/** Shows how far a benchmark is: a moving line on a terminal, lines that stay anywhere else. */
export class Progress {
  private readonly spinner =
    inject('columns') > 0
      ? ora({ stream: new FarTerminal() as unknown as NodeJS.WriteStream, isEnabled: true, discardStdin: false })
      : undefined;

  /** What is being done now. */
  show(text: string): void {
    if (this.spinner) this.spinner.start(text);
    else console.error(text);
  }

  /** What has come of it. */
  tell(text: string): void {
    if (this.spinner) this.spinner.stopAndPersist({ symbol: '·', text });
    else console.error(text);
  }

  stop(): void {
    this.spinner?.stop();
  }
}
