import { type Owner } from '#contract';
import { Action, type ActionOutcome, type ActionRequest, type ActionStep } from '#ifttt';
import { dockCommand, Robots } from '#robots';
import { ActionRuns } from '../runs/action-runs.js';
import { everyRobot } from '../runs/every-robot.js';

/** Sends all of the owner's robots to their docks. */
@Action({
  slug: 'dock',
  name: 'Go to the dock',
  description: 'This action sends your robots to their docks to charge.',
  fields: {},
  samples: { fields: {} },
})
export class DockAction implements ActionStep {
  constructor(
    private readonly runs: ActionRuns,
    private readonly robots: Robots,
  ) {}

  async run(owner: Owner, _values: object, request: ActionRequest): Promise<ActionOutcome> {
    return this.runs.run({ owner, slug: 'dock', fields: {}, request }, async () => ({
      command: dockCommand(),
      ...everyRobot(await this.robots.ofOwner(owner.id)),
    }));
  }

  async prepareSamples(owner: Owner): Promise<void> {
    await this.robots.ensureVirtual(owner.id);
  }
}
