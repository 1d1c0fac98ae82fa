import { type ExecutionContext } from '@nestjs/common';

/**
 * How this service tells who calls. Whoever keeps accounts provides it, globally; without one the service does not
 * start. Each method sets the request's `user` and lets it pass, or throws what refuses the caller.
 */
export abstract class Identification {
  /** IFTTT, for an owner. */
  abstract user(context: ExecutionContext): Promise<boolean>;

  /** The owner's app. */
  abstract app(context: ExecutionContext): Promise<boolean>;
}
