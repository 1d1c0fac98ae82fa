export { AuthModule } from './auth.module.js';
export { authEntities } from './entities/index.js';
export { Connections } from './oauth/connections.js';
export { registerAuthPlugins } from './pages/plugins.js';
export { Sessions } from './sessions/sessions.js';
