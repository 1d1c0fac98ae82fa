/**
 * The stylesheet of every page; both palettes keep a contrast of 4.5:1 or more (WCAG 2.2 1.4.3).
 *
 * A page is one of two: a narrow one, a single card in the middle (sign-in, consent, problems), or `body.wide` with a
 * `header.top` and a `main.page` of cards. Plain elements look right by themselves; the classes are:
 *
 *     .top .brand .who        the header of a wide page: the mark with the name of the page; what is on the other side
 *     .skip                   the link over the header that keyboards reach first
 *     .page .columns          the main part of a wide page; two columns where there is room
 *     .card                   a section of a wide page
 *     .primary .danger        the button (or `a.button`) that goes on; one that takes something away
 *     .button .link           a link that looks like a button; a button that looks like a link
 *     .choice                 buttons beside each other
 *     .alert .notice          what went wrong; what has been done
 *     .account .name .email   whose account it is
 *     .list                   rows with a line between them, without bullets
 *     .head .state .on        the first line of a row: a name and its state, which may be on
 *     .tags                   short names beside each other
 *     .feed                   what happened: rows of words and their time
 *     .quiet .empty .bad      words that are less important; where there is nothing yet; what went wrong
 *     .scroll                 around what may be wider than the page, such as a table
 */
export const STYLES = `:root {
  color-scheme: light dark;
  --page: #f3f5f8; --card: #ffffff; --sunk: #f3f5f8; --text: #1b2430; --quiet: #566070; --line: #8a94a3;
  --hair: #dde2e9; --accent: #1f5fbf; --accent-hover: #174a97; --on-accent: #ffffff;
  --alert: #9c1c1c; --alert-back: #fdecec; --good: #17653a; --good-back: #e4f4ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --card: #1c222b; --sunk: #262e39; --text: #e8ecf2; --quiet: #a9b3c1; --line: #6d7888;
    --hair: #323b48; --accent: #8ab6ff; --accent-hover: #b3d0ff; --on-accent: #0d1b33;
    --alert: #ffb4b4; --alert-back: #3c1e20; --good: #8fe0ae; --good-back: #17321f;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, sans-serif; background: var(--page); color: var(--text); }
body { margin: 0; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 0.75rem; }
h2 { font-size: 1.125rem; line-height: 1.3; margin: 0 0 0.75rem; }
h3 { font-size: 1rem; line-height: 1.4; margin: 0; }
p { margin: 0 0 1rem; }
ul, ol { margin: 0 0 1rem; padding-left: 1.25rem; }
li { margin-bottom: 0.375rem; }
summary { cursor: pointer; color: var(--accent); padding: 0.375rem 0; }
code, pre { font: 0.9375em/1.5 ui-monospace, monospace; }
code { background: var(--sunk); border-radius: 0.25rem; padding: 0.125rem 0.25rem; }
pre { background: var(--sunk); border-radius: 0.5rem; padding: 0.75rem 1rem; margin: 0 0 1rem; overflow-x: auto; }
pre code { background: none; padding: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--hair); }
a { color: var(--accent); text-decoration: underline; }
a:hover { color: var(--accent-hover); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 0.25rem; }

label { display: block; font-weight: 600; margin-bottom: 0.25rem; }
input {
  display: block; width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem; margin-bottom: 1rem;
  font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem;
}
input[aria-invalid] { border-color: var(--alert); }
button, .button {
  display: inline-block; min-height: 2.75rem; padding: 0.5625rem 1.25rem; font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; cursor: pointer; color: var(--text); background: transparent;
  border: 1px solid var(--line); border-radius: 0.5rem;
}
button:hover, .button:hover { color: var(--text); border-color: var(--text); }
button.primary, .button.primary { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
button.primary:hover, .button.primary:hover { background: var(--accent-hover); border-color: var(--accent-hover); }
button.danger { color: var(--alert); border-color: currentColor; }
button.danger:hover { color: var(--alert); background: var(--alert-back); border-color: currentColor; }
button.link {
  min-height: 1.5rem; padding: 0; border: 0; font-weight: 400; text-align: left; color: var(--accent);
  text-decoration: underline;
}
button.link:hover { color: var(--accent-hover); }
.choice { display: flex; flex-wrap: wrap; gap: 0.75rem; }
.choice > * { flex: 1 1 8rem; }
.alert, .notice { padding: 0.75rem 1rem; border-radius: 0.5rem; }
.alert { color: var(--alert); background: var(--alert-back); }
.notice { color: var(--good); background: var(--good-back); }
.quiet, .empty { color: var(--quiet); }
.bad { color: var(--alert); }
.scroll { overflow-x: auto; }
.mark { display: block; margin-bottom: 1rem; }

body:not(.wide) { min-height: 100vh; display: grid; place-items: center; padding: 1rem; }
body:not(.wide) > main { width: 100%; max-width: 27rem; background: var(--card); border-radius: 1rem; padding: 1.5rem; }
body:not(.wide) form > .primary:only-of-type { width: 100%; }
body:not(.wide) > main > :last-child { margin-bottom: 0; }
.account { padding: 0.75rem 1rem 0.25rem; margin-bottom: 1.25rem; border: 1px solid var(--hair); border-radius: 0.5rem; }
.account p { margin: 0; }
.account form { margin: 0.25rem 0; }
.name { font-weight: 600; }
.email { color: var(--quiet); }

.skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--card); z-index: 1; }
.skip:focus { top: 0.5rem; }
.top {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 1.5rem;
  padding: 0.75rem 1rem; background: var(--card); border-bottom: 1px solid var(--hair);
}
.brand { display: flex; align-items: center; gap: 0.75rem; font-weight: 600; color: var(--text); text-decoration: none; }
.brand:hover { color: var(--text); text-decoration: underline; }
.brand img { display: block; }
.who { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem; }
.page { max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
.page:focus { outline: none; }
.card { background: var(--card); border-radius: 1rem; padding: 1.25rem; margin: 0 0 1rem; min-width: 0; }
.card > :last-child { margin-bottom: 0; }
.list, .feed, .tags { list-style: none; margin: 0 0 1rem; padding: 0; }
.list > li, .feed > li { margin: 0; padding: 0.75rem 0; border-top: 1px solid var(--hair); }
.list > li:first-child, .feed > li:first-child { border-top: 0; padding-top: 0; }
.list > li:last-child, .feed > li:last-child { padding-bottom: 0; }
.list p { margin: 0.25rem 0 0; }
.list .tags { margin: 0.5rem 0 0; }
details > .list { margin-top: 0.5rem; border-top: 1px solid var(--hair); padding-top: 0.75rem; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0.125rem 1rem; }
.state { color: var(--quiet); font-size: 0.9375rem; }
.state::before {
  content: ''; display: inline-block; width: 0.625rem; height: 0.625rem; margin-right: 0.5rem;
  border: 2px solid currentColor; border-radius: 50%;
}
.state.on { color: var(--good); }
.state.on::before { background: currentColor; }
.tags { display: flex; flex-wrap: wrap; gap: 0.375rem; }
.tags > li { margin: 0; padding: 0.125rem 0.625rem; border-radius: 1rem; background: var(--sunk); font-size: 0.9375rem; }
.feed > li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.125rem 1rem; }
.feed p { margin: 0; flex: 1 1 16rem; }
.feed time { color: var(--quiet); font-size: 0.9375rem; }
@media (min-width: 40rem) {
  body:not(.wide) > main { padding: 2.5rem; }
  .card { padding: 1.5rem; }
}
@media (min-width: 60rem) {
  .page { padding-left: 2rem; padding-right: 2rem; }
  .top { padding-left: max(2rem, 50% - 33rem); padding-right: max(2rem, 50% - 33rem); }
  .columns { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 3fr); gap: 0 1.5rem; align-items: start; }
}
@media (forced-colors: none) and (min-width: 40rem) {
  body:not(.wide) > main { box-shadow: 0 1px 3px rgb(0 0 0 / 20%); }
}
@media (forced-colors: active) { .card, body:not(.wide) > main, .alert, .notice { border: 1px solid; } }
`;
