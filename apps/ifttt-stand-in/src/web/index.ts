export { registerPages } from './register-pages.js';
