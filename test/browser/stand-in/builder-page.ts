import type { Locator, Page } from 'playwright-core';

/** The page on which Applets are built. */
export class BuilderPage {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  async open(): Promise<this> {
    await this.page.goto(`${this.url}/applets/new`);
    return this;
  }

  async choose(step: 'trigger' | 'action', name: string): Promise<void> {
    await this.page.getByRole('button', { name }).click();
    await this.heading(name)
      .and(this.page.locator(`#${step}-title`))
      .waitFor();
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name });
  }

  field(label: string): Locator {
    const labelled = this.page.getByLabel(new RegExp(`^${label}( \\(optional\\))?$`));
    return labelled.and(this.page.locator('input, select, textarea'));
  }

  /** What a field's message says, when it says something. */
  async message(field: string): Promise<string> {
    const message = this.page.locator(`[data-of="${field}"]:not(:empty)`);
    await message.waitFor();
    return message.innerText();
  }

  get turnOn(): Locator {
    return this.page.getByRole('button', { name: 'Turn on' });
  }

  /** @returns the id of the Applet */
  async save(): Promise<string> {
    await this.turnOn.click();
    await this.page.waitForURL(/\/applets\/[0-9a-f]+\?/);
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }
}

/** Waters a bed, opens the window: the shortest Applet there is. */
export async function buildWindowApplet(builder: BuilderPage, bed = 'moss'): Promise<string> {
  await builder.open();
  await builder.choose('trigger', 'A bed is watered');
  await builder.field('Which bed').selectOption(bed);
  await builder.choose('action', 'Open the window');
  await builder.field('Mood of the window').selectOption('willing');
  return builder.save();
}
