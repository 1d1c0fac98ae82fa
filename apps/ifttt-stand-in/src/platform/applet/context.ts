/** What IFTTT tells a service about an Applet's request beside its fields (platform rule 16). */
export type AppletContext = (appletId: string) => {
  readonly user: { readonly timezone: string };
  readonly ifttt_source: { readonly id: string; readonly url: string };
};

/** @param origin where the stand-in shows Applets */
export function appletContext(origin: string): AppletContext {
  const user = { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  return (id) => ({ user, ifttt_source: { id, url: `${origin}/applets/${id}` } });
}
