import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueryRunner } from 'typeorm';

/** The transaction whose work is running now, as far as asynchronous calls reach. */
export interface OpenTransaction {
  readonly queryRunner: QueryRunner | undefined;
  open: boolean;
}

export const openTransaction = new AsyncLocalStorage<OpenTransaction>();
