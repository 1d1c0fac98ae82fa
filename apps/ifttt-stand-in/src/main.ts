import { readSettings } from './settings.js';
import { StandIn } from './stand-in.js';

try {
  const settings = readSettings(process.argv);
  const standIn = await StandIn.start(settings);
  const { platform, url } = standIn;
  console.log(`The stand-in is at ${url}, for the service at ${platform.service.apiUrl}. Tell the service:

  IFTTT_REDIRECT_URL=${platform.redirectUrl}
  IFTTT_REALTIME_URL=${platform.realtimeUrl}
  IFTTT_CONNECT_URL=${url}
`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(standIn));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function end(standIn: StandIn): Promise<void> {
  await standIn.close();
  process.exit(0);
}
