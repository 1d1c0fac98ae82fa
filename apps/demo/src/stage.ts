import type { AppletView, ConnectionView, Poll, StandIn } from '../../ifttt-stand-in/src/index.js';
import type { SimulatedRobot } from '../../robot-simulator/src/index.js';
import type { FormBrowser, Page } from '../../form-browser/src/index.js';
import { Cleanup } from './cleanup.js';
import type { MobileApp, RobotAccount } from './mobile-app.js';
import type { ServiceProcess } from './service-process.js';
import type { Settings } from './settings.js';
import type { SpokenWord } from './spoken-word.js';
import type { Moment } from './waiting.js';

/** Who signs in, in the app and on the consent page. */
export const OWNER = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery staple' };

/** The robot's map, by the robot's own ids. */
export const MAP = [
  { id: 'a5b1c8d2-0c1e-4c52-9d5f-0d3e6a9f1b01', name: 'Kitchen' },
  { id: 'a5b1c8d2-0c1e-4c52-9d5f-0d3e6a9f1b02', name: 'Living Room' },
  { id: 'a5b1c8d2-0c1e-4c52-9d5f-0d3e6a9f1b03', name: 'Bedroom' },
];

/** "When I say this, move there and do that." */
export const PHRASE = 'dinner is ready';
export const DESTINATION = 'Kitchen';
export const ANIMATION = 'giggle';

/** The parts of the story. Each appears in the step that its comment names, and stays for the steps after it. */
export class Stage {
  readonly cleanup = new Cleanup();
  /** The service is up. */
  settings: Settings;
  standIn: StandIn;
  service: ServiceProcess;
  /** The owner signs up. */
  app: MobileApp;
  /** The owner adds a robot. */
  account: RobotAccount;
  /** The robot connects. */
  robot: SimulatedRobot;
  /** IFTTT sends the owner to the consent page. */
  browser: FormBrowser;
  page: Page;
  /** She allows it. */
  connection: ConnectionView;
  /** The owner turns the Applet on. */
  applet: AppletView;
  learned: Promise<Moment<readonly string[]>>;
  polledFirst: Promise<Moment<Poll>>;
  /** The robot hears the phrase. */
  spoken: SpokenWord;
}
