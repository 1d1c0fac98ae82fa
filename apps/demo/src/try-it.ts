import type { Printer } from './printer.js';
import { OWNER, PHRASE, type Stage } from './stage.js';

/** What a newcomer can do while everything is up: pages to open, and commands to paste into another terminal. */
export function printWhatToTry({ settings, app, standIn }: Stage, printer: Printer): void {
  const { serviceUrl, brokerUrl } = settings;
  printer.heading('Open in a browser');
  printer.paragraph('IFTTT, as the stand-in plays it: connect, make Applets, run queries, watch what happens:');
  printer.verbatim(standIn.url);
  printer.paragraph(`The owner's page; sign in with ${OWNER.email} and the password "${OWNER.password}":`);
  printer.verbatim(`${serviceUrl}/account`);
  printer.paragraph('The API, to read and to try:');
  printer.verbatim(`${serviceUrl}/docs`);

  printer.heading('Paste into another terminal');
  printer.verbatim(`API=${serviceUrl}
SESSION=${app.session.token}
KEY=${settings.profile.serviceKey}
IFTTT=$API/third-party/ifttt/v1

# as the mobile app
curl -s $API/third-party/info -H "Authorization: Bearer $SESSION"
curl -s $API/robots -H "Authorization: Bearer $SESSION"

# as IFTTT
curl -si $IFTTT/status -H "IFTTT-Service-Key: $KEY"
curl -sX POST $IFTTT/test/setup -H "IFTTT-Service-Key: $KEY"`);
  printer.verbatim('');
  printer.paragraph(`The broker for robots is at ${brokerUrl}.`);

  printer.heading(`Talk to the robot here: type "${PHRASE}", or the phrase of an Applet that you make`);
}
