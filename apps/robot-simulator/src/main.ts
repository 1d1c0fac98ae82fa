import { createHash } from 'node:crypto';
import { Command, Option } from 'commander';
import { type MapPlace } from './body.js';
import { SimulatedRobot } from './simulated-robot.js';
import { live } from './terminal.js';

interface Arguments {
  readonly robot: string;
  readonly password: string;
  readonly url: string;
  readonly place: readonly string[];
  readonly root: string;
  readonly environment: string;
  readonly travel: string;
}

const program = new Command('simulate')
  .description('A robot that lives in the terminal.')
  .requiredOption('--robot <id>', "the robot's id, as POST /robots gave it")
  .addOption(
    new Option('--password <password>', "the robot's MQTT password").env('ROBOT_PASSWORD').makeOptionMandatory(),
  )
  .option('--url <url>', 'the MQTT broker', 'mqtt://127.0.0.1:1883')
  .option('--place <name>', 'a place on its map; may be repeated', collect, [])
  .option('--root <level>', 'first level of the topics', 'kuri')
  .option('--environment <level>', 'second level of the topics', 'develop')
  .option('--travel <seconds>', 'how long it takes to get anywhere', '2')
  .parse();

try {
  const { robot: robotId, password, url, place, root, environment, travel } = program.opts<Arguments>();
  if (!URL.canParse(url)) throw new Error(`--url is not a URL: ${url}`);
  const travelMs = Number(travel) * 1_000;
  if (!(travelMs >= 0)) throw new Error('--travel must be a number of seconds.');
  const map = place.map((name) => placeOf(robotId, name));
  const robot = await SimulatedRobot.connect({ url, robotId, password, root, environment, map, travelMs });
  await live(robot, console.log);
  await robot.close();
  process.exitCode = 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** The same name has the same id at every start, so that Applets keep meaning the same place. */
function placeOf(robotId: string, name: string): MapPlace {
  const id = createHash('sha256').update(`${robotId}/${name}`).digest('hex').slice(0, 32);
  return { id, name };
}
