export { AuthModule } from './auth.module.js';
export { authEntities } from './entities/index.js';
export { Connections } from './oauth/connections.js';
export { BrowserSessions } from './pages/browser-sessions.js';
export { checkCsrf, unknownForm } from './pages/csrf.js';
export { registerAuthPlugins } from './pages/plugins.js';
export { type SignInData, SignInForm } from './pages/sign-in-form.js';
export { signInPage } from './pages/templates/sign-in.js';
export { Sessions } from './sessions/sessions.js';
