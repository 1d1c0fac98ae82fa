import type { TestProject } from 'vitest/node';
import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the terminal that somebody looks at; 0 where there is none. */
    columns: number;
  }
}

/** Where a benchmark runs there is no terminal, but its standard error is handed on to this one. */
export default function setup(project: TestProject): void {
  project.provide('columns', process.stderr.isTTY ? process.stderr.columns : 0);
}
