export { ThirdPartyInfoModule } from './third-party-info.module.js';
