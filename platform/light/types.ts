/** Pages without script: what a module gives, and what its pages may use. */
import type { Api, Client, Operation } from '../contract/index.ts';
import type { Locale } from '../problems/index.ts';
import { defineSlot } from '../slots/index.ts';
import type { LightForm } from './form.ts';
import type { Html } from './html.ts';

/** A text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The fault of a form, at its field where one is known. */
export interface Fault {
  /** Name of the field; empty: of the whole. */
  readonly field: string;
  readonly text: string;
}

/** A page under another title than its usual one. */
export interface TitledView {
  readonly title: string;
  readonly body: Html;
}

/** What a page is answered with: its content (the frame adds title and faults), or the way on. */
export type LightAnswer = Html | TitledView | LightMove;

/** Sends the browser on (after a form: 303, so that a reload does not send it again). */
export class LightMove {
  readonly to: string;
  constructor(to: string) {
    this.to = to;
  }
}

/** What a page knows and may do while it is written. */
export interface LightRequest {
  readonly params: Readonly<Record<string, string>>;
  /** Of the address: `page.query('place')`, empty when not there. */
  query(name: string): string;
  readonly locale: Locale;
  /** One of two texts, by the language of the page. */
  say(zh: string, en: string): string;
  readonly now: Date;
  /** Whether somebody is signed in. */
  readonly signedIn: boolean;
  /** Name of who is signed in. */
  readonly name: string;
  /** For whom this browser acts (代办); null for oneself. The name is empty once the mandate has ended. */
  readonly acting: { readonly personId: string; readonly name: string } | null;
  /** Of the town: name and number of the telephone where a person answers; empty when not set. */
  readonly town: LightTown;
  /** What was typed; empty on a fresh page. */
  readonly form: LightForm;
  /** What was wrong with it. */
  readonly faults: readonly Fault[];
  /** The hidden fields that every form carries; `form(page, …)` puts them in. */
  readonly guard: Html;
  /**
   * The operations of a contract, called as this person, within the process: the same validation,
   * permissions, masks, limits, audit and cookies as over HTTP. Failures are thrown as `ProblemError`.
   */
  call<T extends Record<string, Operation>>(api: Api<T>): Client<T>;
  /** Names this browser to limits of floods: stable while its cookie lives, and says nothing else. */
  readonly browserId: string;
  /** A bare request of our own server as this person, for what is no operation (uploads). */
  readonly fetch: typeof fetch;
  /** Key under which this very form is done once: `call(api).pay(input, { idempotencyKey: page.once() })`. */
  once(part?: string): string;
  /** Sends the browser to another page without script: `return page.go('/report/sent')`. */
  go(path: string, query?: Readonly<Record<string, string>>): LightMove;
  /** Refuses the form with faults of our own: `throw page.refuse({ text: '请写一句话' })`. */
  refuse(faults: Readonly<Record<string, string>>): LightRefusal;
  /** Address of another page without script, for links. */
  link(path: string, query?: Readonly<Record<string, string>>): string;
}

/** Thrown by a page that found faults before it called anything. */
export class LightRefusal extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super('form refused');
    this.faults = faults;
  }
}

/** The town as the frame names it. */
export interface LightTown {
  readonly name: string;
  readonly phone: string;
}

/** One page without script. */
export interface LightPage {
  /**
   * Path below `/light`, the same as that of the residents' page that it stands for, with parameters as
   * `:number`: people without script are led there from that page by themselves.
   */
  readonly path: string;
  readonly title: Words;
  /** Shown on the first page, smaller first. */
  readonly menu?: { readonly order: number; readonly hint?: Words };
  /** Opened by who is signed in only; others sign in first and come back. */
  readonly signedIn?: boolean;
  /** Writes the page. After a refused form it is written again, with `page.form` and `page.faults`. */
  readonly view: (page: LightRequest) => LightAnswer | Promise<LightAnswer>;
  /** Takes the form. What it throws (`ProblemError`, `page.refuse`) is shown above the form, which is kept. */
  readonly act?: (page: LightRequest) => LightAnswer | Promise<LightAnswer>;
  /** Field to which the problem of a code belongs, where the server names no place. */
  readonly faultFields?: Readonly<Record<string, string>>;
  /** Largest form taken, bytes; 256 KiB unless said. Pages with photos need more. */
  readonly formLimitBytes?: number;
}

/** The pages of a module. */
export const lightPagesSlot = defineSlot<readonly LightPage[]>('light.pages');

/** Asked for the frame of each page; filled by the module of towns. */
export const lightTownSlot =
  defineSlot<(page: Pick<LightRequest, 'call' | 'say'>) => Promise<LightTown>>('light.town');
