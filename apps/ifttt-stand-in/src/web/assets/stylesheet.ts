/** The stylesheet of every page; both palettes keep a contrast of 4.5:1 or more (WCAG 2.2 1.4.3). */
export const STYLESHEET = `:root {
  color-scheme: light dark;
  --page: #f3f5f8; --card: #ffffff; --text: #1b2430; --quiet: #566070; --line: #8a94a3; --faint: #d9dee6;
  --accent: #1f5fbf; --accent-hover: #174a97; --on-accent: #ffffff; --accent-back: #e8f0fc;
  --alert: #9c1c1c; --alert-back: #fdecec; --good: #17633a; --good-back: #e6f4ec; --code: #f3f5f8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --card: #1c222b; --text: #e8ecf2; --quiet: #a9b3c1; --line: #6d7888; --faint: #333c48;
    --accent: #8ab6ff; --accent-hover: #b3d0ff; --on-accent: #0d1b33; --accent-back: #20304a;
    --alert: #ffb4b4; --alert-back: #3c1e20; --good: #8fdcb0; --good-back: #17352a; --code: #12161c;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, sans-serif; background: var(--page); color: var(--text); }
body { margin: 0; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; margin: 0 0 0.5rem; }
h1 { font-size: 1.5rem; margin-bottom: 0.75rem; }
h2 { font-size: 1.125rem; margin-bottom: 0.75rem; }
h3 { font-size: 0.9375rem; }
h1:focus, h2:focus { outline: none; }
p { margin: 0 0 0.75rem; }
a { color: var(--accent); }
a:hover { color: var(--accent-hover); }
code, pre { font: 0.8125rem/1.5 ui-monospace, monospace; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[hidden] { display: none !important; }
.unseen:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: absolute; top: 0.5rem; left: 0.5rem; padding: 0.5rem 1rem; background: var(--card); }
.quiet { color: var(--quiet); }
.small { font-size: 0.875rem; }

.banner { background: var(--card); border-bottom: 1px solid var(--faint); }
.banner > div, main { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
.banner > div { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.5rem; }
.brand { display: flex; align-items: center; gap: 0.625rem; font-weight: 600; color: var(--text); text-decoration: none; min-height: 3.5rem; }
.brand img { display: block; }
nav ul { display: flex; flex-wrap: wrap; list-style: none; margin: 0; padding: 0; gap: 0 0.25rem; }
nav a { display: block; padding: 0.75rem 0.625rem; color: var(--quiet); text-decoration: none; border-bottom: 3px solid transparent; }
nav a:hover { color: var(--text); }
nav a[aria-current] { color: var(--text); border-bottom-color: var(--accent); }
main { padding-top: 1.5rem; padding-bottom: 3rem; }
.columns { display: grid; gap: 1.25rem; }
.narrow { max-width: 44rem; }
.card { background: var(--card); border: 1px solid var(--faint); border-radius: 1rem; padding: 1.25rem; margin: 0 0 1.25rem; }
.columns > div > .card:last-child { margin-bottom: 0; }
.card > :last-child, .card > div > :last-child { margin-bottom: 0; }
.head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 1rem; margin-bottom: 0.75rem; }
.head h1, .head h2 { margin: 0; }

.alert, .notice { padding: 0.75rem 1rem; border-radius: 0.5rem; margin: 0 0 1.25rem; }
.alert { color: var(--alert); background: var(--alert-back); }
.alert a { color: inherit; }
.notice { color: var(--good); background: var(--good-back); }
.alert p:last-child, .notice p:last-child { margin: 0; }

label, legend { display: block; font-weight: 600; padding: 0; margin-bottom: 0.25rem; }
fieldset { border: 0; padding: 0; margin: 0; min-width: 0; }
.field { margin: 0 0 1.25rem; }
input, select, textarea {
  display: block; width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem;
}
::placeholder { color: var(--quiet); opacity: 1; }
textarea { min-height: 4.75rem; resize: vertical; }
input[type=checkbox] { width: 1.25rem; min-height: 1.25rem; height: 1.25rem; margin: 0; flex: none; accent-color: var(--accent); }
.check { display: flex; align-items: center; gap: 0.625rem; min-height: 2.25rem; font-weight: 400; margin: 0; }
.parts { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); }
.parts label { font-weight: 400; font-size: 0.875rem; }
[aria-invalid=true] { border-color: var(--alert); border-width: 2px; }
.message { margin: 0.25rem 0 0; font-size: 0.875rem; min-height: 1.3125rem; color: var(--quiet); }
.message:empty { min-height: 0; }
.message.bad { color: var(--alert); }
.message.good { color: var(--good); }

button, .button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 2.75rem; padding: 0.5rem 1.25rem;
  font: inherit; font-weight: 600; cursor: pointer; color: var(--text); background: transparent; text-decoration: none;
  border: 1px solid var(--line); border-radius: 0.5rem;
}
button:hover, .button:hover { border-color: var(--text); color: var(--text); }
.primary { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
.primary:hover { color: var(--on-accent); background: var(--accent-hover); border-color: var(--accent-hover); }
button.danger { color: var(--alert); border-color: var(--alert); }
button.slim, .button.slim { min-height: 2.25rem; padding: 0.25rem 0.75rem; font-weight: 400; font-size: 0.875rem; }
button[aria-disabled=true], .htmx-request button.primary { opacity: 0.7; }
dl + .actions, div + .actions { margin-top: 1rem; }
.actions { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: flex-start; }
.actions form { margin: 0; }
.confirm > summary { display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0.5rem 0; cursor: pointer; color: var(--alert); text-decoration: underline; list-style: none; }
.confirm > summary::-webkit-details-marker { display: none; }
.confirm p { max-width: 34rem; }
.confirm[open] { flex-basis: 100%; }

.choices { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); list-style: none; margin: 0; padding: 0; }
.choices button, .choices a { display: flex; flex-direction: column; align-items: flex-start; justify-content: flex-start; width: 100%; height: 100%; padding: 0.875rem 1rem; text-align: left; font-weight: 400; color: var(--text); text-decoration: none; border: 1px solid var(--line); border-radius: 0.5rem; }
.choices button:hover, .choices a:hover { border-color: var(--accent); background: var(--accent-back); }
.choices strong { display: block; }
.choices span { display: block; color: var(--quiet); font-size: 0.875rem; }
.word { display: inline-block; min-width: 3.5rem; padding: 0.125rem 0.625rem; margin-right: 0.375rem; border-radius: 0.5rem; background: var(--accent-back); color: var(--accent); font-weight: 600; text-align: center; }
.ingredients { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem; margin-top: 0.5rem; }

.rows { list-style: none; margin: 0; padding: 0; }
.rows > li { border-top: 1px solid var(--faint); padding: 0.75rem 0; }
.rows > li:first-child { border-top: 0; padding-top: 0; }
.rows > li:last-child { padding-bottom: 0; }
.rows a.title { font-weight: 600; }
.rows p { margin: 0; }
.badge { display: inline-block; padding: 0 0.5rem; border-radius: 0.5rem; font-size: 0.8125rem; line-height: 1.375rem; white-space: nowrap; color: var(--quiet); background: var(--code); }
.badge.good { color: var(--good); background: var(--good-back); }
.badge.bad { color: var(--alert); background: var(--alert-back); }
dl.facts { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: 0.375rem 1rem; margin: 0; }
dl.inset { margin: 0 0 1rem; padding: 0.25rem 0 0.25rem 1rem; border-left: 3px solid var(--faint); }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; }

ol + p { margin-top: 0.75rem; }
.feed { list-style: none; margin: 0; padding: 0; }
.feed > li { border-top: 1px solid var(--faint); }
.feed > li:first-child { border-top: 0; }
.entry { display: grid; grid-template-columns: auto 1fr auto; align-items: baseline; gap: 0.125rem 0.625rem; padding: 0.5rem 0; }
details > summary.entry { cursor: pointer; list-style: none; }
summary.entry::-webkit-details-marker { display: none; }
summary.entry .title { text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 0.2em; }
summary.entry:hover .title { text-decoration-color: currentColor; }
.entry time { color: var(--quiet); font-size: 0.8125rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.entry .badge { min-width: 5.25rem; text-align: center; }
.exchange { padding: 0 0 0.75rem; }
.exchange h3 { margin: 0.25rem 0; }
pre { margin: 0 0 0.75rem; padding: 0.75rem; background: var(--code); border: 1px solid var(--faint); border-radius: 0.5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; border: 1px solid var(--faint); border-radius: 0.5rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; overflow-wrap: normal; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem; border-bottom: 1px solid var(--faint); }
th { background: var(--code); white-space: nowrap; }
tbody tr:last-child td { border-bottom: 0; }
td pre { min-width: 14rem; margin: 0.375rem 0 0; }
td summary { cursor: pointer; white-space: nowrap; }

.waiting { visibility: hidden; color: var(--quiet); }
.htmx-request .waiting, .htmx-request.waiting { visibility: visible; }
@media (max-width: 47.99rem) {
  nav, nav ul { width: 100%; }
  nav ul { justify-content: space-between; gap: 0; }
  nav a { padding: 0.5rem 0.25rem; font-size: 0.875rem; }
  dl.facts { grid-template-columns: 1fr; gap: 0; }
  dl.facts dd:not(:last-child) { margin-bottom: 0.5rem; }
  .entry { grid-template-columns: auto 1fr; }
  .entry .title { grid-column: 1 / -1; grid-row: 2; }
  .entry time { justify-self: end; }
  .actions > form > button, .actions > .button { width: 100%; }
}
@media (min-width: 64rem) {
  .columns { grid-template-columns: minmax(20rem, 5fr) 7fr; align-items: start; }
}
`;
