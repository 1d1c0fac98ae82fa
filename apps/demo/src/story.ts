import { ANIMATION, DESTINATION, PHRASE, type Stage } from './stage.js';
import type { Step } from './step.js';
import { pollForTheFirstTime, learn, turnOn } from './steps/applet.js';
import {
  arrive,
  answerAction,
  hear,
  notifyIfttt,
  pollForNews,
  receiveCommand,
  sayItAgain,
  tellTheApp,
} from './steps/chain.js';
import { allow, openConsentPage, signIn } from './steps/connection.js';
import { addRobot, listenWithTheApp, signUp } from './steps/owner.js';
import { connectRobot, publishMap } from './steps/robot.js';
import { startService, startStandIn } from './steps/start.js';

/** The whole story in the order in which it happens. Each step builds on the ones before it. */
export const STORY: readonly Step<Stage>[] = [
  { title: 'IFTTT is played by a stand-in', play: startStandIn },
  { title: 'The service is up', play: startService },

  { title: 'An owner signs up and signs in with the mobile app', play: signUp },
  { title: 'She adds her robot', play: addRobot },
  { title: 'The app listens to the robot', play: listenWithTheApp },
  { title: 'The robot connects', play: connectRobot },
  { title: 'The robot publishes its map', play: publishMap },

  { title: 'IFTTT sends the owner to the consent page', play: openConsentPage },
  { title: 'She signs in', play: signIn },
  { title: 'She allows it: IFTTT has a token and knows who she is', play: allow },

  { title: `She makes an Applet: when I say "${PHRASE}", go to the ${DESTINATION} and ${ANIMATION}`, play: turnOn },
  { title: 'IFTTT polls the trigger for the first time', play: pollForTheFirstTime },
  { title: 'The robot learns the phrase', play: learn },

  { title: `The robot hears "${PHRASE}" and tells the service`, play: hear },
  { title: 'The service notifies IFTTT in real time', play: notifyIfttt },
  { title: 'IFTTT polls, gets the event and calls the action', play: pollForNews },
  { title: 'The robot receives the command', play: receiveCommand },
  { title: 'The service answers IFTTT: the action ran', play: answerAction },
  { title: 'The app is told of the trigger and of the action', play: tellTheApp },
  { title: `The app sees the robot reach the ${DESTINATION}`, play: arrive },

  { title: 'The phrase is said again, time after time', play: sayItAgain },
];
