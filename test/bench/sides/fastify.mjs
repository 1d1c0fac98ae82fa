// Fastify with the same two statements, and nothing that a service needs besides.
import compress from '@fastify/compress';
import Fastify from 'fastify';
import { answer } from './poll.mjs';

const fastify = Fastify();
await fastify.register(compress, { encodings: ['gzip'], threshold: 128 });
fastify.post('/*', async (request, reply) => {
  const body = await answer(request.headers.authorization.slice(7), request.body);
  if (body === null) return reply.code(401).send();
  return reply.type('application/json; charset=utf-8').send(body);
});
await fastify.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
