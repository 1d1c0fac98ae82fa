import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is: `TEST_CHROMIUM`, or where packages put it; undefined where there is none. */
export function chromiumProgram(): string | undefined {
  return [process.env['TEST_CHROMIUM'] ?? '', ...PLACES].find((place) => place !== '' && existsSync(place));
}
