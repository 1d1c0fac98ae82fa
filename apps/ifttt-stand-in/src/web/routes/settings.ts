import type { FastifyInstance, FastifyReply } from 'fastify';
import { InvalidInput, type Platform } from '../../platform/index.js';
import { type Form, textOf } from '../forms.js';
import { noticeOf, withNotice } from '../notices.js';
import { sendPage } from '../render.js';

const INPUTS = [
  { name: 'pollEverySeconds', label: 'Seconds between polls', hint: '1 to 86,400, which is a day.' },
  {
    name: 'jitter',
    label: 'Jitter',
    hint: 'The share of that time which chance may add or take away: 0 for none, 0.2 for a fifth, at most 1.',
  },
] as const;

export function settingsRoutes(app: FastifyInstance, platform: Platform): void {
  app.get<{ Querystring: Form }>('/settings', async ({ query }, reply) => {
    const { pollEverySeconds, jitter } = platform.settings();
    const polling = { pollEverySeconds: String(pollEverySeconds), jitter: String(jitter) };
    return settingsPage(platform, reply, polling, { notice: noticeOf(query) });
  });

  app.post<{ Body: Form }>('/settings', async ({ body }, reply) => {
    const polling = { pollEverySeconds: textOf(body, 'pollEverySeconds'), jitter: textOf(body, 'jitter') };
    try {
      platform.changeSettings({
        pollEverySeconds: numberOf(polling.pollEverySeconds),
        jitter: numberOf(polling.jitter),
      });
    } catch (error) {
      if (error instanceof InvalidInput) return settingsPage(platform, reply, polling, { refusal: error });
      throw error;
    }
    return reply.redirect(withNotice('/settings', 'saved'), 303);
  });
}

/** An empty text is no number either. */
const numberOf = (text: string): number => (text === '' ? NaN : Number(text));

function settingsPage(
  platform: Platform,
  reply: FastifyReply,
  polling: Readonly<Record<string, string>>,
  { notice, refusal }: { notice?: string; refusal?: InvalidInput },
): FastifyReply {
  const { id, apiUrl, authorizeUrl, tokenUrl, clientId } = platform.service;
  const problems = refusal?.problems ?? [];
  return sendPage(
    reply,
    'settings',
    {
      notice,
      polling,
      inputs: INPUTS,
      problems: problems.filter(({ field }) => field === undefined).map(({ message }) => message),
      problemOf: Object.fromEntries(problems.map(({ field, message }) => [field, message])) as Record<string, string>,
      addresses: [
        { label: 'Service', value: id },
        { label: 'API URL prefix', value: apiUrl },
        { label: 'Authorization URL', value: authorizeUrl },
        { label: 'Token URL', value: tokenUrl },
        { label: 'Client id', value: clientId },
        { label: 'Redirect URL, of the stand-in', value: platform.redirectUrl },
        { label: 'Realtime URL, of the stand-in', value: platform.realtimeUrl },
      ],
    },
    refusal ? 422 : 200,
  );
}
