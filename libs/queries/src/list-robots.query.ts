import { type Owner } from '#contract';
import { type Position, Query, type QueryPage, type QueryRowOf, type QueryStep } from '#ifttt';
import { type Robot, Robots } from '#robots';

const fields = {} as const;

const ingredients = {
  name: { name: 'Robot name', type: 'string', example: 'Rosie' },
  status: { name: 'Status, online or offline', type: 'string', example: 'online' },
  places: { name: 'Places', type: 'query', query: 'list_places' },
  recent_voice_commands: { name: 'Recent voice commands', type: 'query', query: 'voice_command_history' },
} as const;

/** An owner's robots, oldest first, with the places that each knows and what each was told. */
@Query({
  slug: 'list_robots',
  name: 'List robots',
  description: 'This query returns your robots.',
  fields,
  ingredients,
  samples: { fields: {} },
})
export class ListRobotsQuery implements QueryStep<typeof fields, typeof ingredients> {
  constructor(private readonly robots: Robots) {}

  async rows(owner: Owner, _values: object, { after, limit }: QueryPage): Promise<QueryRowOf<typeof ingredients>[]> {
    const robots = await this.robots.page(owner.id, limit, after && robotAt(after));
    return robots.map(toRow);
  }

  async prepareSamples(owner: Owner): Promise<void> {
    await this.robots.ensureVirtual(owner.id);
  }
}

function robotAt(position: Position): Pick<Robot, 'createdAt' | 'id'> {
  const [createdAt, id] = position as [number, string];
  return { createdAt, id };
}

function toRow({ id, name, isOnline, createdAt }: Robot): QueryRowOf<typeof ingredients> {
  return {
    position: [createdAt, id],
    ingredients: { name, status: isOnline ? 'online' : 'offline' },
    nested: { places: { robot: id }, recent_voice_commands: { robot: id } },
  };
}
