/** A form as it was sent, in the body or in the address; a name that comes twice has a list. */
export type Form = Readonly<Record<string, string | string[] | undefined>>;

/** One value of a form, the last of several, without the spaces around it. Empty when absent. */
export function textOf(form: Form, name: string): string {
  return [form[name] ?? ''].flat().at(-1)?.trim() ?? '';
}

/** All values of a name. */
export function listOf(form: Form, name: string): string[] {
  return [form[name] ?? []].flat();
}
