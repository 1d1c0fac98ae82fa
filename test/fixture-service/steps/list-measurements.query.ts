import { type Owner } from '#contract';
import { Query, type QueryPage, type QueryRowOf, type QueryStep } from '#ifttt';
import { Greenhouse } from '../greenhouse/greenhouse.js';

const fields = {} as const;

const ingredients = {
  measurement: { name: 'Measurement', type: 'string', example: 'e1b1c9a4-9a0e-4d8b-9f0a-0c7f3a1b2c3d' },
  sensor: { name: 'Sensor', type: 'string', example: 'warmth' },
  value: { name: 'Value', type: 'string', example: '21' },
  measured_at: { name: 'Measured at', type: 'datetime', example: '2026-03-01T08:30:00Z' },
} as const;

/** No field at all, and as many rows as a test likes, newest first. */
@Query({
  slug: 'list_measurements',
  name: 'List measurements',
  description: 'This query returns what the sensors measured.',
  fields,
  ingredients,
  samples: { fields: {} },
})
export class ListMeasurementsQuery implements QueryStep<typeof fields, typeof ingredients> {
  constructor(private readonly greenhouse: Greenhouse) {}

  async rows(owner: Owner, _values: object, { after, limit }: QueryPage): Promise<QueryRowOf<typeof ingredients>[]> {
    const [measuredAt, id] = after ?? [Number.MAX_SAFE_INTEGER, ''];
    const place = { measuredAt: Number(measuredAt), id: String(id) };
    return (await this.greenhouse.measurements(owner.id, place, limit)).map((row) => ({
      position: [row.measuredAt, row.id],
      ingredients: {
        measurement: row.id,
        sensor: row.sensor,
        value: row.value,
        measured_at: new Date(row.measuredAt).toISOString(),
      },
    }));
  }
}
