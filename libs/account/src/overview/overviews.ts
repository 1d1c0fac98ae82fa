import { Connections } from '#auth';
import { PlaceDirectory, robotLabels, VoiceCommandEvents } from '#robots';
import { Injectable } from '@nestjs/common';
import { Activities, type Activity } from './activities.js';
import { type Moment, moment } from './moment.js';

/** How far back the page looks. */
const MAX_ACTIVITIES = 20;

export interface RobotView {
  /** Tells it from the owner's others. */
  readonly label: string;
  readonly online: boolean;
  /** Since when it is connected or away; null where that was never heard. */
  readonly since: Moment | null;
  readonly places: readonly string[];
  readonly heard: { readonly words: string; readonly at: Moment } | null;
}

export interface ActivityView extends Omit<Activity, 'at'> {
  readonly at: Moment;
}

/** What an owner sees of the account. */
export interface Overview {
  readonly connected: boolean;
  /** Oldest first. */
  readonly robots: readonly RobotView[];
  /** Newest first. */
  readonly activities: readonly ActivityView[];
}

/** Gathers an owner's page, in a fixed number of reads however many robots there are. */
@Injectable()
export class Overviews {
  constructor(
    private readonly connections: Connections,
    private readonly directory: PlaceDirectory,
    private readonly spoken: VoiceCommandEvents,
    private readonly activities: Activities,
  ) {}

  async of(ownerId: string): Promise<Overview> {
    const now = Date.now();
    const [connected, robots, activities] = await Promise.all([
      this.connections.isConnected(ownerId),
      this.robotsOf(ownerId, now),
      this.activities.newest(ownerId, MAX_ACTIVITIES),
    ]);
    return { connected, robots, activities: activities.map(({ at, ...rest }) => ({ ...rest, at: moment(at, now) })) };
  }

  private async robotsOf(ownerId: string, now: number): Promise<RobotView[]> {
    const [{ robots, choices }, spoken] = await Promise.all([
      this.directory.of(ownerId),
      this.spoken.lastOfEachRobot(ownerId),
    ]);
    const labels = robotLabels(robots);
    return robots.map(({ id, isOnline, statusAt }) => {
      const last = spoken.get(id);
      return {
        label: labels.get(id)!,
        online: isOnline,
        since: statusAt === 0 ? null : moment(statusAt, now),
        places: choices.filter(({ robot }) => robot.id === id).map(({ place }) => place.name),
        heard: last ? { words: last.voiceCommand, at: moment(last.occurredAt, now) } : null,
      };
    });
  }
}
