import { AttemptCount } from '../throttling/attempt-count.entity.js';
import { AccessToken } from './access-token.entity.js';
import { AuthorizationCode } from './authorization-code.entity.js';
import { RefreshToken } from './refresh-token.entity.js';
import { Session } from './session.entity.js';
import { User } from './user.entity.js';

export { AccessToken, AuthorizationCode, RefreshToken, Session, User };

/** Every entity of this lib, for the data source. */
export const authEntities = [User, Session, AuthorizationCode, AccessToken, RefreshToken, AttemptCount];
