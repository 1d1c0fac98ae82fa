// Polls every owner once, in any order, a few at a time, and takes the time of each. Reads what to do from POLLS, as
// JSON, and prints the times in milliseconds, as JSON.
import { Pool } from 'undici';

const { url, owners, connections } = JSON.parse(process.env.POLLS);
const { origin, pathname: path } = new URL(url);
const pool = new Pool(origin, { connections });
const order = Array.from({ length: owners }, (_, index) => ({ owner: index + 1, at: Math.random() })).sort(
  (one, other) => one.at - other.at,
);
const times = [];

async function pollOn() {
  for (let next = order.pop(); next !== undefined; next = order.pop()) {
    const { owner } = next;
    const start = process.hrtime.bigint();
    const { statusCode, body } = await pool.request({
      path,
      method: 'POST',
      headers: {
        authorization: `Bearer bench-token-${owner}`,
        'content-type': 'application/json',
        'accept-encoding': 'gzip',
      },
      body: JSON.stringify({
        trigger_identity: `bench-identity-${owner}`,
        triggerFields: { voice_command: `Find my phone ${owner}` },
        user: { timezone: 'Europe/Paris' },
      }),
    });
    await body.dump();
    if (statusCode !== 200) throw new Error(`owner ${owner} was answered ${statusCode}`);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
}

await Promise.all(Array.from({ length: connections }, pollOn));
console.log(JSON.stringify(times));
process.exit(0);
