/**
 * Everything that is written to the audit log, and the ids that go with it: never a name, an e-mail or network address,
 * nor anything that opens something. `docs/operations.md` explains each.
 */
export const AUDIT_EVENTS = {
  account_created: ['userId'],
  sign_up_throttled: ['network'],
  sign_in_succeeded: ['userId', 'sessionId', 'kind'],
  sign_in_failed: ['userId', 'account', 'network'],
  sign_in_throttled: ['limit', 'account', 'network'],
  signed_out: ['userId', 'sessionId'],
  signed_out_everywhere: ['userId'],
  access_granted: ['userId', 'grantId', 'by'],
  access_revoked: ['userId', 'by'],
  code_replayed: ['userId', 'grantId'],
  refresh_token_reused: ['userId', 'grantId', 'accepted'],
  connection_reported: ['change', 'deliveryId'],
  robot_added: ['userId', 'robotId'],
  robot_removed: ['userId', 'robotId'],
  robot_places_replaced: ['userId', 'robotId'],
} as const;

export type AuditEvent = keyof typeof AUDIT_EVENTS;

/** The ids of an event; null where there is none. */
export type AuditDetails<Event extends AuditEvent> = Readonly<
  Record<(typeof AUDIT_EVENTS)[Event][number], string | boolean | null>
>;
