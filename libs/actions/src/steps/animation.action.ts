import { type FieldOption, type Owner } from '#contract';
import { Action, type ActionOutcome, type ActionRequest, type ActionStep, type FieldValues } from '#ifttt';
import { animationCommand, Robots } from '#robots';
import { animationOptions, requireAnimation } from '../animations.js';
import { ActionRuns } from '../runs/action-runs.js';
import { everyRobot } from '../runs/every-robot.js';

const fields = { action: { type: 'dropdown', label: 'What to play', required: true } } as const;

/** Has all of the owner's robots play an animation. */
@Action({
  slug: 'animation',
  name: 'Play an animation',
  description: 'This action has your robots play an animation.',
  fields,
  samples: { fields: { action: 'giggle' }, skipped: { action: 'levitate' } },
})
export class AnimationAction implements ActionStep<typeof fields> {
  readonly options = { action: async (): Promise<FieldOption[]> => animationOptions() };

  constructor(
    private readonly runs: ActionRuns,
    private readonly robots: Robots,
  ) {}

  async run(owner: Owner, values: FieldValues<typeof fields>, request: ActionRequest): Promise<ActionOutcome> {
    return this.runs.run({ owner, slug: 'animation', fields: values, request }, async () => ({
      command: animationCommand(requireAnimation(values.action)),
      ...everyRobot(await this.robots.ofOwner(owner.id)),
    }));
  }

  async prepareSamples(owner: Owner): Promise<void> {
    await this.robots.ensureVirtual(owner.id);
  }
}
