export { loadContractDocument } from './contract-document.js';
export * from './generated/apis/index.js';
export * from './generated/controllers/index.js';
export * from './generated/models/index.js';
export * from './generated/operations.js';
export * from './security.js';
