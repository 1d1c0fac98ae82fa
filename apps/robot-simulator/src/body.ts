/** A place on the robot's map, under the robot's own id. */
export interface MapPlace {
  readonly id: string;
  readonly name: string;
}

/** Where a robot is: at a place, at its dock, or on the way (null). */
export type Whereabouts = MapPlace | 'dock' | null;

/** The part of the robot that moves. A new errand ends the one before it. */
export class Body {
  whereabouts: Whereabouts = 'dock';
  private errand: NodeJS.Timeout | undefined;

  /** @param travelMs how long every way takes */
  constructor(private readonly travelMs: number) {}

  travel(to: MapPlace | 'dock', onArrival: () => void): void {
    this.stop();
    this.whereabouts = null;
    this.errand = setTimeout(() => {
      this.whereabouts = to;
      onArrival();
    }, this.travelMs);
  }

  stop(): void {
    clearTimeout(this.errand);
  }
}
