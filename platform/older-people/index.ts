/**
 * Older people, for scenes that visit or count them without knowing who keeps the register. The module that keeps it answers;
 * where none does, there are none. Every answer is within the reach of the running transaction.
 */
import type { Database, Tx } from '../database/index.ts';

/** An older person, as far as a visitor needs to know. */
export interface OlderPerson {
  readonly id: string;
  readonly name: string;
  readonly age: number;
  readonly villageId: string | null;
  readonly gridCellId: string | null;
  readonly livingAlone: boolean;
}

/** Where somebody is found. */
export interface OlderPersonHome extends OlderPerson {
  readonly address: string;
  readonly phone: string;
  readonly position: { readonly longitude: number; readonly latitude: number } | null;
}

/** Who keeps the register. */
export interface OlderPeople {
  /** Everybody from an age on, of a village or the whole reach. */
  readonly list: (
    tx: Tx,
    which: { readonly fromAge: number; readonly villageId?: string | undefined },
  ) => Promise<readonly OlderPerson[]>;
  /** Some of them with their homes; whoever shows these notes the look. */
  readonly homes: (tx: Tx, ids: readonly string[]) => Promise<readonly OlderPersonHome[]>;
  /** Under which ids somebody with an account stands in the register, whatever became of them; for erasing. */
  readonly ofAccount: (tx: Tx, personId: string) => Promise<readonly string[]>;
}

const keepers = new WeakMap<Database, OlderPeople>();
const nobody: OlderPeople = {
  list: () => Promise.resolve([]),
  homes: () => Promise.resolve([]),
  ofAccount: () => Promise.resolve([]),
};

/** Called once at start by the module that keeps the register. */
export function keepOlderPeople(database: Database, keeper: OlderPeople): void {
  keepers.set(database, keeper);
}

/** The register of a process. */
export function olderPeople(tx: Tx): OlderPeople {
  return keepers.get(tx.ctx.database) ?? nobody;
}
