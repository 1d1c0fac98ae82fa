export { AccountModule } from './account.module.js';
export { registerAccountPages } from './pages/page-errors.js';
