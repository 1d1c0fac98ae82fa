export { AuthModule } from './auth.module.js';
export { AccessToken, AuthorizationCode, authEntities, RefreshToken, Session, User } from './entities/index.js';
export { AccessGuard } from './guards/access.guard.js';
export { Connections } from './oauth/connections.js';
export { registerAuthPlugins } from './pages/plugins.js';
export { Sessions } from './sessions/sessions.js';
