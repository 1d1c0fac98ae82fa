import autocannon from 'autocannon';

/** What became of the requests of one load. */
export interface Outcome {
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Milliseconds that 99 of 100 requests that were answered 200 took at the most. */
  readonly p99: number;
  /** Answers of 503 that did not say when to come again. */
  readonly withoutRetryAfter: number;
  /** Connections that ended without an answer to what was asked on them. */
  readonly errors: number;
}

/** Posts the same request as fast as the connections carry it. */
export async function load(
  url: string,
  headers: Record<string, string>,
  body: unknown,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Outcome> {
  const statuses: Record<string, number> = {};
  const times: number[] = [];
  let withoutRetryAfter = 0;
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    connections,
    duration: seconds,
    setupClient: (client) => {
      let saysWhen = false;
      client.on('headers', (answer) => {
        // Names and values in turn, unlike what its types say.
        const names = (answer as unknown as { headers: string[] }).headers;
        saysWhen = names.some((name) => name.toLowerCase() === 'retry-after');
      });
      client.on('response', (status, _bytes, milliseconds) => {
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status === 200) times.push(milliseconds);
        if (status === 503 && !saysWhen) withoutRetryAfter += 1;
      });
    },
  });
  times.sort((one, other) => one - other);
  return { statuses, p99: times[Math.floor(times.length * 0.99)] ?? 0, withoutRetryAfter, errors: result.errors };
}
