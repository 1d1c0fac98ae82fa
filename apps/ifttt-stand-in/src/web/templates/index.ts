import { APPLET, APPLET_STATE } from './applet.js';
import { BUILDER, BUILDER_STEP, RELOAD_BUILDER } from './builder.js';
import { LEAVING, RETURNED } from './connections.js';
import { ACTIVITY, ENTRY, ENTRY_LINE, FEED, STREAM } from './feed.js';
import { CHECKBOXES, DROPDOWN, FIELD, LOCATION, OPTIONAL, VERDICT } from './fields.js';
import { APPLETS, HOME } from './home.js';
import { LAYOUT } from './layout.js';
import { ACCOUNT, CONNECT_FIRST, PROBLEM, PROBLEMS } from './problem.js';
import { CELL, QUERIES, QUERY } from './queries.js';
import { SETTINGS } from './settings.js';

/** Pages, and the parts they are made of, by the names under which they include each other. */
export const TEMPLATES: Readonly<Record<string, string>> = {
  account: ACCOUNT,
  activity: ACTIVITY,
  applet: APPLET,
  'applet-state': APPLET_STATE,
  applets: APPLETS,
  builder: BUILDER,
  'builder-step': BUILDER_STEP,
  cell: CELL,
  checkboxes: CHECKBOXES,
  'connect-first': CONNECT_FIRST,
  dropdown: DROPDOWN,
  entry: ENTRY,
  'entry-line': ENTRY_LINE,
  feed: FEED,
  field: FIELD,
  home: HOME,
  layout: LAYOUT,
  leaving: LEAVING,
  location: LOCATION,
  optional: OPTIONAL,
  problem: PROBLEM,
  problems: PROBLEMS,
  queries: QUERIES,
  query: QUERY,
  'reload-builder': RELOAD_BUILDER,
  returned: RETURNED,
  settings: SETTINGS,
  stream: STREAM,
  verdict: VERDICT,
};
