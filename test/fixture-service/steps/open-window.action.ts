import { type Owner } from '#contract';
import { Action, type ActionOutcome, type ActionStep, type FieldValues, ServiceError } from '#ifttt';

const fields = {
  mood: {
    type: 'dropdown',
    label: 'Mood of the window',
    required: true,
    options: [
      { label: 'Willing', value: 'willing' },
      { label: 'Walled up', value: 'walled_up' },
      { label: 'Busy', value: 'busy' },
      { label: 'Broken', value: 'broken' },
    ],
  },
} as const;

/** Every way in which an action can end. */
@Action({
  slug: 'open_window',
  name: 'Open the window',
  description: 'This action opens the window, if it is in the mood.',
  fields,
  samples: { fields: { mood: 'willing' }, skipped: { mood: 'walled_up' } },
})
export class OpenWindowAction implements ActionStep<typeof fields> {
  async run(_owner: Owner, { mood }: FieldValues<typeof fields>): Promise<ActionOutcome> {
    switch (mood) {
      case 'willing':
        return { id: 'window' };
      case 'busy':
        throw new ServiceError('Unavailable');
      case 'broken':
        throw new Error('the secret of the broken window');
      default:
        throw new ServiceError('ActionSkipped', { reason: `This window is ${mood.replace('_', ' ')}.` });
    }
  }
}
