// Polls as fast as the connections carry them, every request for another owner. Reads what to do from LOAD, as JSON, and
// prints what came of it, as JSON.
import autocannon from 'autocannon';

const { url, owners, connections, seconds, gzip } = JSON.parse(process.env.LOAD);
const random = () => 1 + Math.floor(Math.random() * owners);

function poll(client) {
  const owner = random();
  const headers = {
    authorization: `Bearer bench-token-${owner}`,
    'content-type': 'application/json',
    'accept-encoding': gzip ? 'gzip' : 'identity',
  };
  const body = {
    trigger_identity: `bench-identity-${owner}`,
    triggerFields: { voice_command: `Find my phone ${owner}` },
    user: { timezone: 'Europe/Paris' },
  };
  client.setHeadersAndBody(headers, JSON.stringify(body));
}

const result = await autocannon({
  url,
  method: 'POST',
  connections,
  duration: seconds,
  setupClient: (client) => {
    poll(client);
    client.on('response', () => poll(client));
  },
});
const { latency, requests, non2xx, errors } = result;
console.log(
  JSON.stringify({ perSecond: requests.average, p50: latency.p50, p99: latency.p99, failed: non2xx + errors }),
);
