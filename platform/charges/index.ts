/**
 * Charges: what somebody owes the town for something. A module opens one for a person or a household; the module of payment
 * fills the desk (bill, order, cash, refund), and tells the opener in the same transaction when money came or went back.
 * Neither knows the other.
 */
import type { Ctx } from '../context/index.ts';
import type { Database, Tx } from '../database/index.ts';
import { defineSlot, type Slots } from '../slots/index.ts';

/** What is charged for; `kind` names the opener, e.g. `serviceApplication`. */
export interface ChargeSubject {
  readonly kind: string;
  readonly id: string;
}

/** A charge to open. */
export interface NewCharge {
  readonly subject: ChargeSubject;
  /** Code of a bill kind; `serviceFee` where there is no better one. */
  readonly kind?: string;
  readonly amountFen: number;
  readonly titleZh: string;
  readonly titleEn: string;
  /** Resident who owes it; null for a household or somebody without account. */
  readonly personId: string | null;
  /** Name on the bill. */
  readonly payerName: string;
  readonly payerPhone?: string | null;
  /** Number of the household, where it is owed by one. */
  readonly householdNumber?: string | null;
  /** `YYYY-MM-DD`, the last day to pay; null: 15 days from now. */
  readonly dueDay?: string | null;
}

/** How a charge stands. */
export type ChargeState = 'due' | 'paid' | 'partlyRefunded' | 'refunded' | 'waived' | 'withdrawn';

/** A charge as its opener sees it. */
export interface Charge {
  readonly id: string;
  /** Number that people type, e.g. `JF-2026-000123`. */
  readonly number: string;
  readonly subject: ChargeSubject;
  readonly amountFen: number;
  readonly refundedFen: number;
  readonly state: ChargeState;
  /** Page of the residents' app where it is paid. */
  readonly payPath: string;
}

/** Filled by the module of payment. */
export interface ChargeDesk {
  /**
   * Opens a charge in the running transaction. Opening for the same subject and kind again gives back the one that is open.
   * @throws problems of the desk: amounts below 1 fen, unknown kinds
   */
  readonly open: (tx: Tx, charge: NewCharge) => Promise<Charge>;
  /** Takes open charges of a subject back: the application was withdrawn. Paid ones stay; a refund is asked for at the desk. */
  readonly withdraw: (tx: Tx, subject: ChargeSubject, reason: string) => Promise<void>;
  /** Charges of subjects, newest first. */
  readonly of: (tx: Tx, subjects: readonly ChargeSubject[]) => Promise<Charge[]>;
}
export const chargeDeskSlot = defineSlot<ChargeDesk>('charges.desk');

/** What can happen to a charge later. */
export type ChargeNews = 'paid' | 'refunded' | 'waived' | 'reversed';

/**
 * Filled by openers. Called in the transaction that posts the money, which by then reaches the whole town: when it fails,
 * nothing is posted and the money waits for another try.
 */
export interface ChargeListener {
  /** `subject.kind` that it wants to hear of. */
  readonly subjectKind: string;
  readonly changed: (tx: Tx, charge: Charge, news: ChargeNews) => Promise<void>;
}
export const chargeListenerSlot = defineSlot<ChargeListener>('charges.listeners');

const desks = new WeakMap<Database, ChargeDesk>();
const listeners = new WeakMap<Database, readonly ChargeListener[]>();

/** Reads the slots once, at the start of a process. Called by the module that fills the desk. */
export function learnCharges(database: Database, slots: Slots): void {
  const [desk] = slots.all(chargeDeskSlot);
  if (desk) desks.set(database, desk);
  listeners.set(database, slots.all(chargeListenerSlot));
}

/** The desk of this process; null where no module of payment is mounted: fees are then paid outside the house. */
export function chargeDeskIn({ database }: Pick<Ctx, 'database'>): ChargeDesk | null {
  return desks.get(database) ?? null;
}

/** Tells the openers of charges; called by the desk. */
export async function tellCharges(
  tx: Tx,
  charges: readonly Charge[],
  news: ChargeNews,
): Promise<void> {
  for (const listener of listeners.get(tx.ctx.database) ?? []) {
    for (const charge of charges) {
      if (charge.subject.kind === listener.subjectKind) await listener.changed(tx, charge, news);
    }
  }
}
