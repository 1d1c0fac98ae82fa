import type { ConnectionView, IngredientDescription } from '../platform/index.js';

/** What the templates show. Everything is text already; templates escape it. */

export type Tone = 'good' | 'bad' | '';

export interface EntryView {
  readonly id: number;
  readonly label: string;
  readonly tone: Tone;
  readonly title: string;
  readonly moment: string;
  readonly time: string;
  readonly exchange?: { readonly request: string; readonly answer: string; readonly milliseconds: number };
}

export interface FeedView {
  readonly title: string;
  readonly entries: readonly EntryView[];
  /** Where new entries come from; absent while the feed is paused. */
  readonly stream?: string;
  /** Pauses the feed, or lets it go on. */
  readonly toggle: string;
  readonly older?: string;
}

export interface Choice {
  readonly label: string;
  readonly value: string;
}

export interface ChoiceGroup {
  /** Absent for choices outside any group. */
  readonly label?: string;
  readonly options: readonly Choice[];
}

export interface FieldView {
  /** Of the form's inputs, and their id: `trigger.<slug>`, as problems name it. */
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'dropdown' | 'checkbox' | 'location';
  readonly required: boolean;
  /** As it was typed: text, the checked values, or a Location's parts. */
  readonly value: string | readonly string[] | Readonly<Record<string, string>>;
  readonly problem: string;
  readonly groups?: readonly ChoiceGroup[];
  readonly choicesProblem: string;
  /** Where to have the value checked while it is typed. */
  readonly validation?: string;
  /** What can be inserted. */
  readonly ingredients: readonly IngredientDescription[];
}

interface StepSummary {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
}

/** A form that needs an account, and what kept it from being carried out. */
interface AccountForm {
  readonly problems: readonly string[];
  /** Whether connecting the account again would help. */
  readonly connect: boolean;
  readonly connections: readonly ConnectionView[];
  readonly connection: string;
}

export interface BuilderStepView {
  readonly role: 'trigger' | 'action';
  readonly word: string;
  readonly question: string;
  readonly focused: boolean;
  readonly choices: readonly StepSummary[];
  readonly chosen?: StepSummary;
  readonly fields: readonly FieldView[];
}

export interface BuilderView extends AccountForm {
  /** Makes of a form that is sent twice one Applet. */
  readonly submission: string;
  readonly trigger: BuilderStepView;
  /** Absent before a trigger is chosen. */
  readonly action?: BuilderStepView;
  /** Whether trigger and action are chosen. */
  readonly complete: boolean;
  readonly name: string;
  readonly suggestedName: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface AppletSummary {
  readonly path: string;
  readonly name: string;
  readonly state: string;
  readonly tone: Tone;
  readonly summary: string;
}

export interface AppletState {
  readonly state: string;
  readonly tone: Tone;
  readonly facts: readonly Fact[];
}

export interface AppletDetails extends AppletState {
  readonly path: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly trigger: RecipePart;
  readonly action: RecipePart;
}

export interface RecipePart {
  readonly word: string;
  readonly name: string;
  readonly values: readonly Fact[];
}

export interface CellView {
  readonly text: string;
  readonly url?: string;
  readonly json?: string;
}

export interface QueryView extends AccountForm {
  readonly query: { readonly path: string; readonly name: string; readonly description: string };
  readonly fields: readonly FieldView[];
  /** Nested queries, which can be answered along with this one (platform rule 24). */
  readonly nested: readonly { readonly slug: string; readonly name: string; readonly included: boolean }[];
  readonly limit: string;
  readonly results?: {
    readonly title: string;
    readonly columns: readonly { readonly name: string }[];
    readonly rows: readonly (readonly CellView[])[];
    readonly next?: string;
  };
}

export interface ProblemView {
  readonly title: string;
  readonly explanation: string;
  readonly hint?: string;
  readonly connect: boolean;
}

interface WithNotice {
  readonly notice?: string;
}

/** What each page, and each part of a page that is loaded by itself, shows. */
export interface PageData {
  readonly home: WithNotice & {
    readonly service: {
      readonly name: string;
      readonly summary: string;
      readonly trouble: string;
      readonly hasAccounts: boolean;
    };
    readonly connections: readonly (Omit<ConnectionView, 'connectedAt'> & {
      readonly path: string;
      readonly since: string;
    })[];
    readonly applets: readonly AppletSummary[];
    readonly feed: FeedView;
  };
  readonly applets: { readonly applets: readonly AppletSummary[] };
  readonly leaving: { readonly serviceName: string; readonly leadTo: string };
  readonly returned: { readonly title: string; readonly explanation: string; readonly connected: boolean };
  readonly builder: BuilderView;
  readonly applet: WithNotice & { readonly applet: AppletDetails; readonly feed: FeedView };
  readonly 'applet-state': AppletState;
  readonly queries: { readonly queries: readonly (StepSummary & { readonly path: string })[] };
  readonly query: QueryView;
  readonly activity: { readonly feed: FeedView };
  readonly entry: EntryView;
  readonly settings: WithNotice & {
    readonly problems: readonly string[];
    readonly problemOf: Readonly<Record<string, string>>;
    readonly polling: Readonly<Record<string, string>>;
    readonly inputs: readonly { readonly name: string; readonly label: string; readonly hint: string }[];
    readonly addresses: readonly Fact[];
  };
  readonly verdict: { readonly verdict: Tone; readonly message: string };
  readonly problem: ProblemView;
}
