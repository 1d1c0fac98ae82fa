export { HotPathModule } from './hot-path.module.js';
export { registerHotPath } from './register.js';
