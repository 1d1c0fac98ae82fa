/** The drawing of a robot's face, in the pages' accent colour. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
<rect width="48" height="48" rx="12" fill="#1f5fbf"/>
<rect x="10" y="14" width="28" height="22" rx="9" fill="#fff"/>
<circle cx="19" cy="25" r="3" fill="#1f5fbf"/><circle cx="29" cy="25" r="3" fill="#1f5fbf"/>
<path d="M24 14V8" stroke="#fff" stroke-width="3" stroke-linecap="round"/>
</svg>
`;

/** The stylesheet of every page; both palettes keep a contrast of 4.5:1 or more (WCAG 2.2 1.4.3). */
export const STYLES = `:root {
  color-scheme: light dark;
  --page: #f3f5f8; --card: #ffffff; --text: #1b2430; --quiet: #566070; --line: #8a94a3;
  --accent: #1f5fbf; --accent-hover: #174a97; --on-accent: #ffffff; --alert: #9c1c1c; --alert-back: #fdecec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --card: #1c222b; --text: #e8ecf2; --quiet: #a9b3c1; --line: #6d7888;
    --accent: #8ab6ff; --accent-hover: #b3d0ff; --on-accent: #0d1b33; --alert: #ffb4b4; --alert-back: #3c1e20;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, sans-serif; background: var(--page); color: var(--text); }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; }
main { width: 100%; max-width: 27rem; background: var(--card); border-radius: 1rem; padding: 1.5rem; }
.mark { display: block; margin-bottom: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 0.75rem; }
p { margin: 0 0 1rem; }
ul { margin: 0 0 1rem; padding-left: 1.25rem; }
li { margin-bottom: 0.375rem; }
label { display: block; font-weight: 600; margin-bottom: 0.25rem; }
input {
  display: block; width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem; margin-bottom: 1rem;
  font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem;
}
input[aria-invalid] { border-color: var(--alert); }
button {
  min-height: 2.75rem; padding: 0.5rem 1.25rem; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--text); background: transparent; border: 1px solid var(--line); border-radius: 0.5rem;
}
button:hover { border-color: var(--text); }
button.primary { width: 100%; color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
button.primary:hover { background: var(--accent-hover); border-color: var(--accent-hover); }
button.link, a { color: var(--accent); text-decoration: underline; }
button.link { padding: 0; border: 0; font-weight: 400; text-align: left; }
button.link:hover, a:hover { color: var(--accent-hover); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.alert { padding: 0.75rem; border-radius: 0.5rem; color: var(--alert); background: var(--alert-back); }
.account {
  padding: 0.75rem 1rem 0.25rem; margin-bottom: 1.25rem; border: 1px solid var(--line); border-radius: 0.5rem;
  overflow-wrap: anywhere;
}
.account p { margin: 0; }
.account .name { font-weight: 600; }
.account .email { color: var(--quiet); }
.choice { display: flex; flex-wrap: wrap; gap: 0.75rem; }
.choice button, .choice button.primary { flex: 1 1 8rem; width: auto; }
@media (min-width: 40rem) { main { padding: 2.5rem; } }
@media (forced-colors: none) and (min-width: 40rem) { main { box-shadow: 0 1px 3px rgb(0 0 0 / 20%); } }
`;
