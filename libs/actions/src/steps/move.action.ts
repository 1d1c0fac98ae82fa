import { type FieldOption, type Owner } from '#contract';
import { Action, type ActionOutcome, type ActionRequest, type ActionStep, type FieldValues } from '#ifttt';
import { moveCommand, PlaceDirectory, placeOptions, robotLabels, Robots } from '#robots';
import { animationOptions, requireAnimation } from '../animations.js';
import { choosePlace } from '../places/choose-place.js';
import { ActionRuns } from '../runs/action-runs.js';

const fields = {
  place: { type: 'dropdown', label: 'Where to', required: true },
  action: { type: 'dropdown', label: 'What to do on arrival', required: false },
} as const;

/** Sends a robot to a place on its map. */
@Action({
  slug: 'move',
  name: 'Move to a place',
  description: 'This action sends your robot to a place that it knows.',
  fields,
  samples: {
    fields: { place: 'Kitchen', action: 'big_greeting' },
    skipped: { place: 'The Moon' },
  },
})
export class MoveAction implements ActionStep<typeof fields> {
  readonly options = {
    place: async (owner: Owner): Promise<FieldOption[]> => placeOptions(await this.directory.of(owner.id)),
    action: async (): Promise<FieldOption[]> => animationOptions(),
  };

  constructor(
    private readonly runs: ActionRuns,
    private readonly directory: PlaceDirectory,
    private readonly robots: Robots,
  ) {}

  async run(owner: Owner, values: FieldValues<typeof fields>, request: ActionRequest): Promise<ActionOutcome> {
    return this.runs.run({ owner, slug: 'move', fields: values, request }, async () => {
      const animation = values.action === undefined ? undefined : requireAnimation(values.action);
      const owned = await this.directory.of(owner.id);
      const { robot, place } = choosePlace(owned, values.place);
      const told = { robots: [robotLabels(owned.robots).get(robot.id)!], place: place.name };
      return { robots: [robot], command: moveCommand(place.id, animation), told };
    });
  }

  /** The virtual robot knows the Kitchen. */
  async prepareSamples(owner: Owner): Promise<void> {
    await this.robots.ensureVirtual(owner.id);
  }
}
