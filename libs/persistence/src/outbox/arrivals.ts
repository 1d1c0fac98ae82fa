import { Injectable } from '@nestjs/common';

/** Tells the dispatcher of a commit that left work in the outbox. */
@Injectable()
export class OutboxArrivals {
  private listener: (kind: string) => void = () => {};

  announce(kind: string): void {
    this.listener(kind);
  }

  listen(listener: (kind: string) => void): void {
    this.listener = listener;
  }
}
