import { Metrics } from '#platform';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { KeptAnswers } from './kept-answers.js';
import { readQuestion } from './question.js';
import { type Asked, ReadyPolls } from './ready-polls.js';

const POLL = '/third-party/ifttt/v1/triggers/:stepSlug';

/**
 * Answers polls before they come to their controller where the answer is ready; all others, wrong ones among them, go
 * the usual way, and what comes of it is kept for the next. To be called before the application initialises its routes.
 */
export function registerHotPath(app: NestFastifyApplication): void {
  const polls = app.get(ReadyPolls);
  const keptAnswers = app.get(KeptAnswers);
  const counter = app.get(Metrics).counter({
    name: 'polls_total',
    help: 'Requests for the events of a trigger: those whose answer was ready, and all others, refused ones too.',
    labelNames: ['answer'],
  });
  const missing = new WeakMap<FastifyRequest, Asked>();

  const answerReady = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const question = readQuestion(request);
    const asked = question && (await polls.find(question));
    const answer = asked?.answer ?? null;
    counter.inc({ answer: answer ? 'ready' : 'made' });
    if (answer === null) {
      if (asked) missing.set(request, asked);
      return undefined;
    }
    if (asked?.isGzipped) reply.headers({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    return reply.type('application/json; charset=utf-8').send(answer);
  };

  const keepAnswer = async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
    const asked = missing.get(request);
    if (asked && reply.statusCode === 200) {
      // The caller has its answer either way.
      void keptAnswers.keep(asked.timeline, asked.version, asked.format, JSON.stringify(payload));
    }
    return payload;
  };

  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      if (route.method !== 'POST' || route.url !== POLL) return;
      route.preHandler = [route.preHandler ?? [], answerReady].flat();
      route.preSerialization = [route.preSerialization ?? [], keepAnswer].flat();
    });
}
