// A small service of the npm package `ifttt` on Express 4, as its users write one. Argument: where both are installed.
// It sends its parent the port it listens on.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.argv[2], 'index.js'));
const express = require('express');
const Ifttt = require('ifttt');

const TOKEN = 'f2b0c1d9a86e4c57';
const silent = { log() {}, info() {}, warn() {}, error() {} };

const ifttt = new Ifttt({
  channelKey: process.env.SERVICE_KEY,
  authMode: 'oauth2',
  testAccessToken: TOKEN,
  logger: silent,
});
ifttt.oauth2middleware = (request, _response, next) =>
  next(
    request.get('authorization') === `Bearer ${TOKEN}` ? undefined : { statusCode: 401, message: 'Not your token.' },
  );
ifttt.handlers.status = (_request, answer) => answer(null, true);
ifttt.handlers.user_info = (_request, answer) => answer(null, { id: 'keeper', name: 'Keeper' });

const happenings = [3, 2, 1].map((number) => ({
  bird: 'heron',
  seen_at: new Date(1_772_353_800_000 + number * 1000).toISOString(),
  meta: { id: `sighting-${number}`, timestamp: 1_772_353_800 + number },
}));

const bird = new Ifttt.Trigger.TriggerField('bird');
bird.setOptionsSampleData('heron', 'unicorn');
bird._getOptionsData = (_request, options, done) => {
  const option = new options.OptionEntity();
  option.setLabel('Heron');
  option.setValue('heron');
  options.addOption(option);
  done();
};
bird._getValidateData = (_request, outcome, payload, done) => {
  outcome.setValid(payload.getValue() !== 'unicorn');
  outcome.setMessage('There are no unicorns.');
  done();
};
const birdSeen = new Ifttt.Trigger('bird_seen');
birdSeen.registerField(bird);
birdSeen._getResponseData = (_request, payload, answer) =>
  answer(null, payload.getField('bird') === 'heron' ? happenings : []);
ifttt.registerTrigger(birdSeen);

const note = new Ifttt.Action.ActionField('note');
note.setRequired(true);
note.setOptionsSampleData('Two of them');
const keepNote = new Ifttt.Action('keep_note');
keepNote.registerField(note);
keepNote._getResponseData = (_request, _payload, answer) => answer(null, [{ id: 'note-1' }]);
ifttt.registerAction(keepNote);

const app = express();
app.use(express.json());
ifttt.addExpressRoutes(app);
const server = app.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
