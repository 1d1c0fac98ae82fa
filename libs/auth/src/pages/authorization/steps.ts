import { type AuthorizationRequest, RefusedRequest, UntrustedRequest } from './request.js';

/** What is registered of the client; see `RegisteredClient`. */
export interface Registration {
  readonly redirectUrl: string;
  isKnown(clientId: string): boolean;
}

type Step = (request: AuthorizationRequest, registered: Registration) => void;

const checkClient: Step = ({ client_id }, registered) => {
  if (client_id === undefined || !registered.isKnown(client_id)) {
    throw new UntrustedRequest('The address names an application that is not registered here.');
  }
};

const checkRedirectUri: Step = ({ redirect_uri }, { redirectUrl }) => {
  // Absent: the registered one is meant. Other: never followed (platform rule 30, RFC 6749 3.1.2.4).
  if (redirect_uri !== undefined && redirect_uri !== redirectUrl) {
    throw new UntrustedRequest('The address wants to send you to a place that is not registered here.');
  }
};

// From here on the redirect URL is known to be the client's own, and errors go there.

const checkResponseType: Step = ({ response_type, state }) => {
  if (response_type !== 'code') {
    throw new RefusedRequest('unsupported_response_type', state);
  }
};

const checkScope: Step = ({ scope, state }) => {
  if (scope !== undefined && scope !== 'ifttt') {
    throw new RefusedRequest('invalid_scope', state);
  }
};

/** What an authorization request must pass before a person is asked anything, in this order (RFC 6749 4.1.1). */
export const STEPS: readonly Step[] = [checkClient, checkRedirectUri, checkResponseType, checkScope];

/** @throws UntrustedRequest or RefusedRequest, of the first step that does not pass */
export function checkAuthorizationRequest(request: AuthorizationRequest, registered: Registration): void {
  for (const step of STEPS) {
    step(request, registered);
  }
}
