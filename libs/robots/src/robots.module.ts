import { RobotsApi, RobotsController } from '#contract';
import { Config } from '#platform';
import { Module } from '@nestjs/common';
import { getRepositoryToken, TypeOrmModule } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { RobotRemoval } from './api/robot-removal.js';
import { RobotsService } from './api/robots.service.js';
import { AppEvents } from './commands/app-events.js';
import { RobotCommands } from './commands/robot-commands.js';
import { Robot, robotEntities } from './entities/index.js';
import { PlaceDirectory } from './fleet/place-directory.js';
import { Places } from './fleet/places.js';
import { Robots } from './fleet/robots.js';
import { VoiceCommandEvents } from './history/voice-command-events.js';
import { VoiceCommandSamples } from './history/voice-command-samples.js';
import { InboxMetrics } from './inbox/inbox-metrics.js';
import { PlacesHandler } from './inbox/places.handler.js';
import { RobotInbox } from './inbox/robot-inbox.js';
import { StatusHandler } from './inbox/status.handler.js';
import { BrokerCheck } from './link/broker-check.js';
import { BrokerMetrics } from './link/broker-metrics.js';
import { BrokerAccess } from './link/embedded/access.js';
import { EmbeddedBroker } from './link/embedded/embedded-broker.js';
import { ExternalBroker } from './link/external/external-broker.js';
import { ManagedBroker } from './link/external/managed-broker.js';
import { RobotLink } from './link/robot-link.js';
import { Topics } from './link/topics.js';

/** Robots, their places, what was said to them, and the link with them: the embedded broker, or the one that `MQTT_URL` names. */
@Module({
  imports: [TypeOrmModule.forFeature(robotEntities)],
  controllers: [RobotsController],
  providers: [
    { provide: RobotsApi, useClass: RobotsService },
    { provide: Topics, inject: [Config], useFactory: ({ mqtt }: Config) => new Topics(mqtt) },
    {
      provide: RobotLink,
      inject: [Config, Topics, BrokerAccess, getRepositoryToken(Robot)],
      useFactory: createLink,
    },
    BrokerAccess,
    BrokerCheck,
    BrokerMetrics,
    RobotInbox,
    InboxMetrics,
    PlacesHandler,
    StatusHandler,
    RobotRemoval,
    Robots,
    Places,
    PlaceDirectory,
    VoiceCommandEvents,
    VoiceCommandSamples,
    RobotCommands,
    AppEvents,
  ],
  exports: [
    RobotLink,
    RobotInbox,
    RobotCommands,
    AppEvents,
    Robots,
    Places,
    PlaceDirectory,
    VoiceCommandEvents,
    VoiceCommandSamples,
  ],
})
export class RobotsModule {}

function createLink(
  { mqtt, host }: Config,
  topics: Topics,
  access: BrokerAccess,
  robots: Repository<Robot>,
): RobotLink {
  const { url, clientId, port, managed, shared } = mqtt;
  if (url === undefined) return new EmbeddedBroker(topics, access, { host, port });
  const options = { url, clientId, shared };
  return managed ? new ManagedBroker(topics, options, robots) : new ExternalBroker(topics, options);
}
