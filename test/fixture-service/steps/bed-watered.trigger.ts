import { type FieldOption, type Owner, type ValidationResult } from '#contract';
import { type FieldValues, Trigger, type TriggerEventOf, type TriggerStep } from '#ifttt';
import { type OnModuleInit } from '@nestjs/common';
import { ANY_BED, bedOptions, helperOptions, SEASONS, WEEKDAYS } from '../greenhouse/beds.js';
import { Greenhouse } from '../greenhouse/greenhouse.js';
import { type Watering } from '../greenhouse/watering.entity.js';

/** Every type of field, with options of every kind. */
const fields = {
  bed: { type: 'dropdown', label: 'Which bed', required: true },
  remark: { type: 'text', label: 'What to remark', required: false },
  season: { type: 'dropdown', label: 'In which season', required: false, options: SEASONS },
  weekdays: { type: 'checkbox', label: 'On which days', required: false, options: WEEKDAYS },
  helpers: { type: 'checkbox', label: 'By whom', required: false },
  where: { type: 'location', label: 'Where', required: false },
} as const;

/** Every type of ingredient that a trigger can have. */
const ingredients = {
  bed: { name: 'Bed', type: 'string', example: 'orchids' },
  remark: { name: 'Remark', type: 'string', example: 'A good soak' },
  page: { name: 'Page', type: 'url', example: 'https://greenhouse.example/waterings/1' },
  picture: { name: 'Picture', type: 'image', example: 'https://greenhouse.example/pictures/1.png' },
  report: { name: 'Report', type: 'file', example: 'https://greenhouse.example/reports/1.pdf' },
  day: { name: 'Day', type: 'date', example: '2026-03-01' },
  watered_at: { name: 'Watered at', type: 'datetime', example: '2026-03-01T08:30:00Z' },
} as const;

type Values = FieldValues<typeof fields>;

@Trigger({
  slug: 'bed_watered',
  name: 'A bed is watered',
  description: 'This trigger fires every time one of your beds is watered.',
  fields,
  ingredients,
  samples: {
    fields: { bed: 'orchids' },
    validations: { remark: { valid: 'A good soak', invalid: 'ouch!' } },
  },
})
export class BedWateredTrigger implements TriggerStep<typeof fields, typeof ingredients>, OnModuleInit {
  readonly options = {
    bed: async (owner: Owner): Promise<FieldOption[]> => bedOptions(owner),
    helpers: async (owner: Owner): Promise<FieldOption[]> => helperOptions(owner),
  };

  readonly validations = {
    remark: (remark: string): ValidationResult =>
      remark.includes('!') ? { valid: false, message: 'Plants do not like shouting.' } : { valid: true },
  };

  constructor(private readonly greenhouse: Greenhouse) {}

  onModuleInit(): void {
    this.greenhouse.announceWaterings('bed_watered', ({ bed }) => [bed, ANY_BED]);
  }

  matchKey({ bed }: Values): string {
    return bed;
  }

  async events(owner: Owner, { bed }: Values, limit: number): Promise<TriggerEventOf<typeof ingredients>[]> {
    return (await this.greenhouse.newestWaterings(owner.id, bed === ANY_BED ? {} : { bed }, limit)).map(toEvent);
  }

  async prepareSamples(owner: Owner): Promise<void> {
    await this.greenhouse.prepareWaterings(owner.id, 'orchids', 'A sample');
  }
}

function toEvent({ id, bed, remark, wateredAt }: Watering): TriggerEventOf<typeof ingredients> {
  const moment = new Date(wateredAt).toISOString();
  return {
    id,
    occurredAt: wateredAt,
    ingredients: {
      bed,
      remark,
      page: `https://greenhouse.example/waterings/${id}`,
      picture: `https://greenhouse.example/pictures/${id}.png`,
      report: `https://greenhouse.example/reports/${id}.pdf`,
      day: moment.slice(0, 10),
      watered_at: moment.replace(/\.\d+Z$/, 'Z'),
    },
  };
}
