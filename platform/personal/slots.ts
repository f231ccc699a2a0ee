/** What modules offer to the protection of personal data, by slot. */
import type { Tx } from '../database/index.ts';
import type { PageEnd } from '../paging/index.ts';
import { defineSlot } from '../slots/index.ts';

/** Words in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The person concerned, with what the house knows it by. */
export interface PersonConcerned {
  readonly personId: string;
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** One thing that is held: a row in words, for the person concerned. */
export interface HeldRecord {
  readonly title: Words;
  /** When it came to be; ISO 8601. */
  readonly at: string | null;
  readonly values: readonly { readonly label: Words; readonly value: string }[];
  /** Page of the residents' app where it is seen whole. */
  readonly link?: string;
}

/** What a module holds of a person beyond what its declared columns show by themselves. */
export interface PersonalExport {
  readonly title: Words;
  readonly records: (tx: Tx, person: PersonConcerned) => Promise<HeldRecord[]>;
  /** Keys of rows that are the person's without naming the account (found by phone). */
  readonly keys?: (tx: Tx, person: PersonConcerned) => Promise<string[]>;
}
export const personalExportSlot = defineSlot<PersonalExport>('personal.export');

/** Something that may not be erased yet, and why. */
export interface KeptBack {
  readonly what: Words;
  readonly why: Words;
  /** Whether it is erased by itself later, once the reason is gone. */
  readonly later: boolean;
}

/** Erases what a module holds of a person. */
export interface PersonalErase {
  /** What stands in the way now; empty when everything can go. */
  readonly obstacles: (tx: Tx, person: PersonConcerned) => Promise<KeptBack[]>;
  /**
   * Erases, inside `forgetting`. May be called again.
   * @returns work outside the database (bytes on a disk), done after the commit
   */
  readonly erase: (tx: Tx, person: PersonConcerned) => Promise<(() => Promise<void>) | undefined>;
}
export const personalEraseSlot = defineSlot<PersonalErase>('personal.erase');

/** Erases what is over its time, in one town. */
export interface PersonalSweep {
  /** `module.table` whose declared fields it sweeps. */
  readonly tables: readonly string[];
  /** Sweeps some rows; called again until it finds none. */
  readonly sweep: (tx: Tx, now: Date) => Promise<Swept>;
}

/** What a sweep did, and what is to be done outside the database once it has committed. */
export interface Swept {
  readonly rows: number;
  readonly afterCommit?: () => Promise<void>;
}
export const personalSweepSlot = defineSlot<PersonalSweep>('personal.sweep');

/** Whose a row is, and whether whoever acts may reach it at all. */
export interface PersonalReach {
  /** `module.table`. */
  readonly table: string;
  /** @returns null when there is no such row within the actor's reach */
  readonly rowOf: (
    tx: Tx,
    rowKey: string,
  ) => Promise<{
    readonly personId: string | null;
    readonly about: string;
    /** By which the person is known where there is no account. */
    readonly phone?: string | null;
  } | null>;
}
export const personalReachSlot = defineSlot<PersonalReach>('personal.reach');

/** A use of a person's data that is kept elsewhere than among the looks. */
export interface SeenElsewhere {
  /** UUIDv7: its place among the looks. */
  readonly id: string;
  readonly viewer: Words;
  readonly whatZh: readonly string[];
  readonly whatEn: readonly string[];
  readonly reason: string;
  readonly seenAt: Date;
}

/** Tells the person concerned of uses beside the looks. */
export interface PersonalLooks {
  /** Newest first, one more than `limit`; only with ids before `after`. The transaction reaches the whole town. */
  readonly page: (
    tx: Tx,
    personId: string,
    page: { readonly limit: number; readonly after: PageEnd | null },
  ) => Promise<SeenElsewhere[]>;
}
export const personalLooksSlot = defineSlot<PersonalLooks>('personal.looks');
