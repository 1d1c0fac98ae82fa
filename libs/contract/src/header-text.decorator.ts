import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/**
 * Reads one request header, undefined when it is absent.
 *
 * @param name the header's name, in any case
 * @param context the request being handled
 */
export const headerOf = (name: string, context: ExecutionContext): string | undefined => {
  const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, string | string[] | undefined> }>();
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
};

/** Hands a handler one request header. Unlike Nest's `Headers` it takes pipes, which keep the contract's limits. */
export const HeaderText = createParamDecorator(headerOf);
