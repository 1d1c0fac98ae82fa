// The yardstick: node:http, mysql2 and two prepared statements, and nothing that a service needs besides.
import { createServer } from 'node:http';
import { gzip } from 'node:zlib';
import { answer, gzipped } from './poll.mjs';

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const body = await answer(request.headers.authorization.slice(7), JSON.parse(Buffer.concat(chunks)));
    if (body === null) return response.writeHead(401).end();
    response.setHeader('content-type', 'application/json; charset=utf-8');
    if (!gzipped(request)) return response.end(body);
    response.setHeader('content-encoding', 'gzip');
    gzip(body, (_error, bytes) => response.end(bytes));
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
