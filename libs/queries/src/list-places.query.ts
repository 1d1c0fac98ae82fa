import { type FieldOption, type Owner } from '#contract';
import { type FieldValues, type Position, Query, type QueryPage, type QueryRowOf, type QueryStep } from '#ifttt';
import { type Place, Places, type Robot, robotNamed, robotOptions, Robots, TEST_ROBOT } from '#robots';

const fields = { robot: { type: 'dropdown', label: 'Which robot', required: false } } as const;

const ingredients = {
  place: { name: 'Place', type: 'string', example: 'Kitchen' },
  robot_name: { name: 'Robot name', type: 'string', example: 'Rosie' },
} as const;

/** The places on the maps of an owner's robots: the oldest robot's first, and each robot's in an order that stays. */
@Query({
  slug: 'list_places',
  name: 'List places',
  description: 'This query returns the places that your robots know.',
  fields,
  ingredients,
  samples: { fields: { robot: TEST_ROBOT } },
})
export class ListPlacesQuery implements QueryStep<typeof fields, typeof ingredients> {
  readonly options = {
    robot: async (owner: Owner): Promise<FieldOption[]> => robotOptions(await this.robots.ofOwner(owner.id)),
  };

  constructor(
    private readonly robots: Robots,
    private readonly places: Places,
  ) {}

  /** Robot by robot, from the one where the page before ended: an owner has few. */
  async rows(
    owner: Owner,
    { robot: wanted }: FieldValues<typeof fields>,
    { after, limit }: QueryPage,
  ): Promise<QueryRowOf<typeof ingredients>[]> {
    const last = after && placeAt(after);
    const rows: QueryRowOf<typeof ingredients>[] = [];
    for (const robot of await this.robotsFor(owner, wanted)) {
      if (rows.length === limit) break;
      if (last && isBefore(robot, last)) continue;
      const lastOfRobot = robot.id === last?.robotId ? last.placeId : undefined;
      const places = await this.places.ofRobot(robot.id, limit - rows.length, lastOfRobot);
      rows.push(...places.map((place) => toRow(robot, place)));
    }
    return rows;
  }

  async prepareSamples(owner: Owner): Promise<void> {
    await this.robots.ensureVirtual(owner.id);
  }

  /** None where the field names no robot of the owner's, such as one that was removed. */
  private async robotsFor(owner: Owner, wanted: string | undefined): Promise<Robot[]> {
    const robots = await this.robots.ofOwner(owner.id);
    if (wanted === undefined) return robots;
    const robot = robotNamed(robots, wanted);
    return robot ? [robot] : [];
  }
}

interface PlacePosition {
  readonly createdAt: number;
  readonly robotId: string;
  readonly placeId: string;
}

function placeAt(position: Position): PlacePosition {
  const [createdAt, robotId, placeId] = position as [number, string, string];
  return { createdAt, robotId, placeId };
}

/** Whether all places of a robot were in earlier pages, in the order of {@link Robots.ofOwner}. */
function isBefore({ createdAt, id }: Robot, last: PlacePosition): boolean {
  return createdAt < last.createdAt || (createdAt === last.createdAt && id < last.robotId);
}

function toRow(robot: Robot, { name, id }: Place): QueryRowOf<typeof ingredients> {
  return {
    position: [robot.createdAt, robot.id, id],
    ingredients: { place: name, robot_name: robot.name },
  };
}
