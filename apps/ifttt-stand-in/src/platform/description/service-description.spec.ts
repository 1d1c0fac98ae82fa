import { describe, expect, it } from 'vitest';
import { serviceDescription } from './service-description.js';

/** All that the conformance tool needs of a description. */
const BARE = {
  service: { authenticatesUsers: true },
  triggers: [
    {
      slug: 'photo_taken',
      fields: [
        { slug: 'which_album', required: true, optionsKind: 'dynamic' },
        { slug: 'caption', required: false, validated: true, type: 'rich text' },
      ],
      ingredients: [{ slug: 'taken_at', type: 'moment' }],
    },
  ],
  actions: [],
  queries: [{ slug: 'albums', fields: [] }],
};

describe('a description without what is there for people', () => {
  it('is taken, with titles made of slugs', () => {
    const { service, triggers, queries } = serviceDescription.parse(BARE);
    expect(service).toEqual({ name: 'The service', authenticatesUsers: true, realtime: true });
    expect(triggers[0]).toMatchObject({
      name: 'Photo taken',
      description: '',
      fields: [
        { slug: 'which_album', label: 'Which album', type: 'dropdown', required: true },
        { slug: 'caption', label: 'Caption', type: 'text', required: false, validated: true },
      ],
      ingredients: [{ slug: 'taken_at', name: 'Taken at', type: 'string' }],
    });
    expect(queries[0]).toMatchObject({ name: 'Albums', fields: [] });
  });
});
