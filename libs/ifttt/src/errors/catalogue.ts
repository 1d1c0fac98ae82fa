/** How an error is answered and logged. `message` is for the caller; `{name}` is replaced by a detail of that name. */
export interface CatalogueEntry {
  readonly status: number;
  readonly log: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  /** IFTTT drops the event instead of trying again (platform rule 28). */
  readonly skip?: true;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Every error that a caller can meet; `docs/errors.md` explains each. */
export const ERRORS = {
  InvalidRequest: { status: 400, log: 'info', message: '{problem}' },
  MalformedBody: { status: 400, log: 'info', message: 'The request body is not valid {format}.' },
  MissingField: { status: 400, log: 'info', message: 'The field "{field}" is required. Send a value in {container}.' },
  InvalidCursor: {
    status: 400,
    log: 'info',
    message: 'The cursor is not one of this query with these queryFields. Start again without a cursor.',
  },
  ActionSkipped: { status: 400, log: 'info', message: '{reason}', skip: true },
  InvalidServiceKey: { status: 401, log: 'info', message: 'The IFTTT-Service-Key header is missing or wrong.' },
  InvalidAccessToken: { status: 401, log: 'info', message: 'The access token is missing, wrong or expired.' },
  InvalidSession: {
    status: 401,
    log: 'info',
    message: 'The session token is missing, wrong or expired. Sign in again.',
  },
  WrongCredentials: { status: 401, log: 'info', message: 'The e-mail address or the password is wrong.' },
  UnknownClient: { status: 401, log: 'info', message: 'The client id is not known here.' },
  Forbidden: { status: 403, log: 'warn', message: 'This is not allowed.' },
  SignUpClosed: { status: 403, log: 'info', message: 'This service does not accept new accounts.' },
  UnknownUrl: { status: 404, log: 'info', message: 'There is nothing at {method} {path}.' },
  UnknownStep: { status: 404, log: 'info', message: 'There is no {kind} "{slug}".' },
  UnknownField: { status: 404, log: 'info', message: 'The {kind} "{slug}" has no field "{field}" with {ability}.' },
  UnknownRobot: { status: 404, log: 'info', message: 'You have no robot with this id.' },
  WrongMethod: { status: 405, log: 'info', message: '{path} does not take {method}. Use {allowed}.' },
  RequestTimeout: { status: 408, log: 'info', message: 'The request took too long to arrive.' },
  EmailTaken: { status: 409, log: 'info', message: 'There is an account with this e-mail address already.' },
  TooManyRobots: {
    status: 409,
    log: 'info',
    message: 'You have {limit} robots already, the most an account can have.',
  },
  BodyTooLarge: { status: 413, log: 'info', message: 'The request body is larger than {limit} bytes.' },
  UnsupportedMediaType: { status: 415, log: 'info', message: 'Send the body as {expected}.' },
  TooManyAttempts: { status: 429, log: 'info', message: 'There were too many attempts. Try again in {wait}.' },
  HeadersTooLarge: { status: 431, log: 'info', message: 'The request headers are too large.' },
  InternalError: { status: 500, log: 'error', message: 'Something went wrong here. Request id: {requestId}' },
  Overloaded: {
    status: 503,
    log: 'debug',
    message: 'The service has more to do than it can at the moment. Try again in a few seconds.',
    headers: { 'Retry-After': '5' },
  },
  Unavailable: {
    status: 503,
    log: 'warn',
    message: 'The service is not available at the moment. Try again later.',
    // Seconds. What is away, a database or a broker, is mostly back by then.
    headers: { 'Retry-After': '10' },
  },
} as const satisfies Record<string, CatalogueEntry>;

/** The names of the catalogue, as `docs/errors.md` lists them. */
export type ErrorName = keyof typeof ERRORS;
