import { createInterface } from 'node:readline';
import { type MapPlace } from './body.js';
import { type SimulatedRobot } from './simulated-robot.js';
import { type ReceivedCommand } from './wire.js';

/** Shows what a robot does, and lets it hear what is typed. Resolves when the person has left. */
export async function live(robot: SimulatedRobot, print: (line: string) => void): Promise<void> {
  print(`The robot ${robot.robotId} is online. Type what you say to it; Ctrl-C ends.`);
  if (robot.map.length > 0) print(`It knows ${robot.map.map(({ name }) => name).join(', ')}.`);
  print(listensFor(robot.phrases));
  robot.on('phrases', (phrases) => print(listensFor(phrases)));
  robot.on('command', (command) => print(describe(command, robot.map)));
  robot.on('animation', (id) => print(`It plays ${id}.`));
  robot.on('arrived', (at) => print(at === 'dock' ? 'It is at its dock.' : `It is here: ${at.name}.`));
  robot.on('puzzled', (problem) => print(`It is puzzled: ${problem}`));
  robot.on('connection', (up) => print(up ? 'It is connected again.' : 'The connection is lost; it tries again.'));

  const lines = createInterface({ input: process.stdin });
  const leave = () => lines.close();
  process.once('SIGINT', leave).once('SIGTERM', leave);
  for await (const words of lines) {
    if (words.trim() === '') continue;
    const understood = await robot.say(words);
    print(understood ? 'It told the cloud.' : `Nothing happens. ${listensFor(robot.phrases)}`);
  }
  robot.removeAllListeners();
}

function listensFor(phrases: readonly string[]): string {
  if (phrases.length === 0) return 'It listens for nothing yet: no Applet names a phrase.';
  return `It listens for: ${[...new Set(phrases)].map((phrase) => `"${phrase}"`).join(', ')}`;
}

function describe({ name, params }: ReceivedCommand, map: readonly MapPlace[]): string {
  switch (name) {
    case 'ifttt_move_command': {
      const place = map.find(({ id }) => id === params['waypoint_uuid']);
      return `Command: go to ${place?.name ?? String(params['waypoint_uuid'])}. It sets off.`;
    }
    case 'ifttt_animation_command':
      return `Command: play ${String(params['action_id'])}.`;
    case 'ifttt_dock_command':
      return 'Command: go to the dock. It sets off.';
    default:
      return `Command: ${name}.`;
  }
}
