import type { Printer } from './printer.js';
import { OWNER, type Stage } from './stage.js';

/** What a newcomer can do while everything is up: pages to open, and commands to paste into another terminal. */
export function printWhatToTry({ settings, app, connection, standIn }: Stage, printer: Printer): void {
  const { serviceUrl, brokerUrl } = settings;
  printer.heading('Open in a browser');
  printer.verbatim(`${serviceUrl}/healthz`);
  printer.verbatim(`${serviceUrl}/readyz`);
  printer.paragraph(`The consent page; sign in with ${OWNER.email} and the password "${OWNER.password}":`);
  printer.verbatim(standIn.connect().authorizeUrl);

  printer.heading('Paste into another terminal');
  printer.verbatim(`API=${serviceUrl}
SESSION=${app.session.token}
TOKEN=${connection.accessToken}
KEY=${settings.profile.serviceKey}
IFTTT=$API/third-party/ifttt/v1
JSON='Content-Type: application/json'

# as the mobile app
curl -s $API/third-party/info -H "Authorization: Bearer $SESSION"
curl -s $API/robots -H "Authorization: Bearer $SESSION"

# as IFTTT
curl -si $IFTTT/status -H "IFTTT-Service-Key: $KEY"
curl -s $IFTTT/user/info -H "Authorization: Bearer $TOKEN"
curl -s $IFTTT/actions/move -H "Authorization: Bearer $TOKEN" \\
  -H "$JSON" -d '{"actionFields":{"place":"Bedroom"}}'
curl -s $IFTTT/actions/dock -H "Authorization: Bearer $TOKEN" \\
  -H "$JSON" -d '{"actionFields":{}}'`);
  printer.verbatim('');
  printer.paragraph(
    `The broker for robots is at ${brokerUrl}. What the robot is told appears below; Ctrl-C ends it all.`,
  );
}
