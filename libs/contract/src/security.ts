import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';

/**
 * Who may call an endpoint: IFTTT with the service key (`serviceAuth`), IFTTT with an owner's OAuth2 token
 * (`userAuth`), the mobile app with its session token (`appSession`), or anyone (`public`).
 */
export type SecurityScheme = 'serviceAuth' | 'userAuth' | 'appSession' | 'public';

/** Under this key a route handler's metadata names its {@link SecurityScheme}; guards read it. */
export const SECURITY_SCHEME = 'contract:security-scheme';

/**
 * Says who may call a route. Generated controllers take it from the contract; a hand-written one (a page, metrics)
 * says it itself.
 *
 * @param scheme the only credential that opens the route
 */
export const Security = (scheme: SecurityScheme) => SetMetadata(SECURITY_SCHEME, scheme);

/** The person on whose behalf a request is made: the robot owner whom the guard found by the request's token. */
export interface Owner {
  /** The account's permanent id. */
  readonly id: string;
}

/**
 * Reads the owner that a guard put on the request; undefined where no owner is known.
 *
 * @param _data unused; Nest passes the decorator's argument here
 * @param context the request being handled
 */
export const ownerOf = (_data: unknown, context: ExecutionContext): Owner | undefined =>
  context.switchToHttp().getRequest<{ user?: Owner }>().user;

/** Hands a handler the {@link Owner} of the request, for routes under `userAuth` or `appSession`. */
export const CurrentOwner = createParamDecorator(ownerOf);
