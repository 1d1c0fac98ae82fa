import { createHash } from 'node:crypto';
import { type FieldOption, type Owner } from '#contract';
import {
  Action,
  type ActionOutcome,
  type ActionRequest,
  type ActionStep,
  type FieldValues,
  ServiceError,
} from '#ifttt';
import { bedOptions, helperOptions, SEASONS, WEEKDAYS } from '../greenhouse/beds.js';

const fields = {
  title: { type: 'text', label: 'Title', required: true },
  body: { type: 'text', label: 'Body', required: false },
  bed: { type: 'dropdown', label: 'About which bed', required: false },
  season: { type: 'dropdown', label: 'In which season', required: false, options: SEASONS },
  weekdays: { type: 'checkbox', label: 'On which days', required: false, options: WEEKDAYS },
  helpers: { type: 'checkbox', label: 'For whom', required: false },
  where: { type: 'location', label: 'Where', required: false },
} as const;

/** Every type of field. The URL of the note shows which values arrived. */
@Action({
  slug: 'post_note',
  name: 'Post a note',
  description: 'This action leaves a note at the greenhouse.',
  fields,
  samples: {
    fields: {
      title: 'Water me',
      body: 'I am thirsty.',
      bed: 'ferns',
      season: 'spring',
      weekdays: ['1', '5'],
      helpers: ['neighbour'],
      where: { lat: 52.2053, lng: 0.1218 },
    },
    skipped: { title: 'lorem ipsum' },
  },
})
export class PostNoteAction implements ActionStep<typeof fields> {
  readonly options = {
    bed: async (owner: Owner): Promise<FieldOption[]> => bedOptions(owner),
    helpers: async (owner: Owner): Promise<FieldOption[]> => helperOptions(owner),
  };

  async run(owner: Owner, values: FieldValues<typeof fields>, request: ActionRequest): Promise<ActionOutcome> {
    if (values.title === 'lorem ipsum')
      throw new ServiceError('ActionSkipped', { reason: 'Nobody reads such a note.' });
    const content = JSON.stringify(values);
    // The same request, the same note.
    const id = createHash('sha256').update([owner.id, request.id, content].join('\n')).digest('hex');
    return { id, url: `https://greenhouse.example/notes/${id}?note=${encodeURIComponent(content)}` };
  }
}
