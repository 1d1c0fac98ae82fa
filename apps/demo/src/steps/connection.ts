import { FormBrowser } from '../../../form-browser/src/index.js';
import type { ConnectionView, Outcome } from '../../../ifttt-stand-in/src/index.js';
import { OWNER, type Stage } from '../stage.js';
import type { StepResult } from '../step.js';
import { next } from '../waiting.js';

export async function openConsentPage(stage: Stage): Promise<StepResult> {
  stage.browser = new FormBrowser();
  stage.page = await stage.browser.open(stage.standIn.platform.connect().authorizeUrl);
  if (stage.page.status !== 200) throw new Error(`the page answers ${stage.page.status}: ${stage.page.text}`);
  return { notes: [`"${stage.page.title}"`] };
}

export async function signIn(stage: Stage): Promise<StepResult> {
  const form = stage.page.forms.find(({ passwordField }) => passwordField !== undefined);
  if (!form?.passwordField || !form.accountField) throw new Error(`no sign-in form on the page: ${stage.page.text}`);
  const values = { [form.accountField]: OWNER.email, [form.passwordField]: OWNER.password };
  stage.page = await stage.browser.submit(stage.page, form, values, form.buttons[0]);
  if (stage.page.status !== 200) throw new Error(`the page answers ${stage.page.status}: ${stage.page.text}`);
  return { notes: [`"${stage.page.title}"`] };
}

export async function allow(stage: Stage): Promise<StepResult> {
  const { page, standIn } = stage;
  const isAllow = ({ value, label }: { value: string; label: string }) => /allow|approve/i.test(`${value} ${label}`);
  const form = page.forms.find(({ buttons }) => buttons.some(isAllow));
  if (!form) throw new Error(`nothing to allow on the page: ${page.text}`);
  const refused = next<Outcome>(standIn.platform, 'refused');
  const connected = next<ConnectionView>(standIn.platform, 'connected');
  stage.page = await stage.browser.submit(page, form, {}, form.buttons.find(isAllow));
  const { value: connection } = await Promise.race([
    connected,
    refused.then(({ value }) => {
      throw new Error(`IFTTT was refused: ${value.kind === 'failed' ? value.message : value.kind}`);
    }),
  ]);
  stage.connection = connection;
  return { notes: [`user info: ${connection.user.name}, ${connection.user.id}`] };
}
