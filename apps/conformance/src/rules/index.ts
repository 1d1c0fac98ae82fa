import { authenticationRules } from '../authentication/index.js';
import { type NotVisible } from '../report/report.js';
import { type Rule } from '../rule.js';
import { absentKeys } from './absent-keys.js';
import { actionAnswers } from './action-answers.js';
import { answers } from './answers.js';
import { badRequests } from './bad-requests.js';
import { compression } from './compression.js';
import { contextualValidation } from './contextual-validation.js';
import { events } from './events.js';
import { extraKeys } from './extra-keys.js';
import { fieldOptions } from './field-options.js';
import { fieldValidation } from './field-validation.js';
import { limit } from './limit.js';
import { nestedQueries } from './nested-queries.js';
import { prefix } from './prefix.js';
import { publication } from './publication.js';
import { queryPages } from './query-pages.js';
import { queryRows } from './query-rows.js';
import { realtimePolls } from './realtime-polls.js';
import { repeatedActions } from './repeated-actions.js';
import { repeatedPolls } from './repeated-polls.js';
import { requests } from './requests.js';
import { actionFields, queryFields, triggerFields } from './required-fields.js';
import { samples } from './samples.js';
import { serviceKey } from './service-key.js';
import { skippedActions } from './skipped-actions.js';
import { speed } from './speed.js';
import { status } from './status.js';
import { testAccount } from './test-account.js';
import { testMode } from './test-mode.js';
import { testSetup } from './test-setup.js';
import { triggerIdentities } from './trigger-identities.js';
import { unauthorized } from './unauthorized.js';
import { unknownPaths } from './unknown-paths.js';
import { userInfo } from './user-info.js';
import { webhooks } from './webhooks.js';

/** Everything that is checked, in the order of the rules. */
export const RULES: readonly Rule[] = [
  prefix, // 1
  requests, // 2
  answers, // 3
  compression, // 3
  unknownPaths, // 4
  badRequests, // 4
  extraKeys, // 5
  serviceKey, // 6
  testMode, // 7
  realtimePolls, // 8
  status, // 9
  testSetup, // 10
  testAccount, // 11
  samples, // 12
  userInfo, // 13
  unauthorized, // 14
  absentKeys, // 16
  limit, // 17
  events, // 18
  triggerFields, // 19
  repeatedPolls, // 20
  triggerIdentities, // 21
  fieldOptions, // 22
  fieldValidation, // 22
  contextualValidation, // 22
  queryRows, // 23
  queryPages, // 23
  nestedQueries, // 24
  queryFields, // 25
  actionAnswers, // 26
  actionFields, // 27
  skippedActions, // 28
  repeatedActions, // 29
  ...authenticationRules, // 30 to 33
  speed, // 36
  publication, // 37
  webhooks, // 38
];

/** Rules that nobody can see who only calls the service. */
export const NOT_VISIBLE: readonly NotVisible[] = [
  { number: 15, reason: 'what IFTTT does with accounts whose checks fail' },
  { number: 34, reason: 'how often IFTTT polls' },
  { number: 35, reason: 'what the service tells IFTTT’s realtime API' },
];
