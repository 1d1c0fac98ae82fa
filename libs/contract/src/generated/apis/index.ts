// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
export * from './actions.api.js';
export * from './authorizations.api.js';
export * from './docs.api.js';
export * from './health.api.js';
export * from './queries.api.js';
export * from './reference.api.js';
export * from './robots.api.js';
export * from './service.api.js';
export * from './third-party-info.api.js';
export * from './tokens.api.js';
export * from './triggers.api.js';
export * from './user.api.js';
export * from './users.api.js';
export * from './webhooks.api.js';
