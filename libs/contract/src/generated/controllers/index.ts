// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
export * from './actions.controller.js';
export * from './authorizations.controller.js';
export * from './docs.controller.js';
export * from './health.controller.js';
export * from './queries.controller.js';
export * from './reference.controller.js';
export * from './robots.controller.js';
export * from './service.controller.js';
export * from './third-party-info.controller.js';
export * from './tokens.controller.js';
export * from './triggers.controller.js';
export * from './user.controller.js';
export * from './users.controller.js';
export * from './webhooks.controller.js';
