// The npm package `ifttt` on Express 4, as its users write a service, with fifty items in memory. Argument: where both
// are installed.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.argv[2], 'index.js'));
const express = require('express');
const Ifttt = require('ifttt');

const silent = { log() {}, info() {}, warn() {}, error() {} };
const ifttt = new Ifttt({ channelKey: 'bench', authMode: 'oauth2', testAccessToken: 'bench', logger: silent });
ifttt.oauth2middleware = (request, _response, next) =>
  next(request.get('authorization')?.startsWith('Bearer ') ? undefined : { statusCode: 401, message: 'No token.' });
ifttt.handlers.status = (_request, answer) => answer(null, true);

const items = Array.from({ length: 50 }, (_, index) => ({
  voice_command: 'Find my phone 1',
  robot_name: 'Rosie',
  occurred_at: '2026-03-01T08:30:00Z',
  meta: { id: `00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`, timestamp: 1_772_353_800 - index },
}));
const field = new Ifttt.Trigger.TriggerField('voice_command');
const trigger = new Ifttt.Trigger('voice_command');
trigger.registerField(field);
trigger._getResponseData = (_request, _payload, answer) => answer(null, items);
ifttt.registerTrigger(trigger);

const app = express();
app.use(express.json());
ifttt.addExpressRoutes(app);
app.listen(Number(process.env.PORT), '127.0.0.1');
