/**
 * What the high-age allowance comes to, in whole fen. Counties fix amounts and ages themselves (the shipped tariff is data);
 * common to them is: paid by the month, from the month in which the age is reached, up to the month of death; held back while
 * the yearly proof of life is missing, and paid back once it is given.
 */
import type { AllowanceState } from '../contract/states.ts';
import { ageOn, lastDayOf, monthOf, monthPlus, monthsBetween } from './age.ts';

/** A tariff from a month on. */
export interface TariffRule {
  readonly validFrom: string;
  readonly tiers: readonly { readonly fromAge: number; readonly monthlyFen: number }[];
}

/** A month of an allowance that is to be paid. */
export interface PayItem {
  readonly month: string;
  readonly kind: 'current' | 'back';
  readonly fromAge: number;
  readonly amountFen: number;
}

/** What decides over the months of an allowance. */
export interface AllowanceFacts {
  readonly state: AllowanceState;
  readonly fromMonth: string;
  readonly lastMonth: string | null;
  readonly suspendedFrom: string | null;
  readonly birthDay: string;
  /** Months that stand on a list already. */
  readonly paid: ReadonlySet<string>;
}

/** The tier of a month: the tariff in force, the age reached within the month; null below the lowest age. */
export function tierOf(tariffs: readonly TariffRule[], birthDay: string, month: string) {
  const inForce = [...tariffs]
    .filter(({ validFrom }) => validFrom <= month)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  const age = ageOn(birthDay, lastDayOf(month));
  if (!inForce || age === null) return null;
  const reached = inForce.tiers.filter(({ fromAge }) => fromAge <= age);
  return reached.sort((a, b) => b.fromAge - a.fromAge)[0] ?? null;
}

/** Whether ages and amounts of a tariff rise. */
export function isRising(tiers: TariffRule['tiers']): boolean {
  return tiers.every((tier, at) => {
    const before = tiers[at - 1];
    return !before || (tier.fromAge > before.fromAge && tier.monthlyFen >= before.monthlyFen);
  });
}

/**
 * The months that a list of `month` pays to an allowance: the month itself, and every earlier one that was held back or
 * forgotten, at most `backPayMonths` back. Each month is reckoned by its own tariff and age.
 */
export function itemsOf(
  facts: AllowanceFacts,
  month: string,
  {
    tariffs,
    backPayMonths,
  }: { readonly tariffs: readonly TariffRule[]; readonly backPayMonths: number },
): PayItem[] {
  if (facts.state !== 'active' && facts.state !== 'ended') return [];
  const earliest = monthPlus(month, -backPayMonths);
  const from = facts.fromMonth > earliest ? facts.fromMonth : earliest;
  const ends = [month, facts.lastMonth ?? month, heldBackAfter(facts) ?? month].sort();
  return monthsBetween(from, ends[0] ?? month).flatMap((one) => {
    const tier = facts.paid.has(one) ? null : tierOf(tariffs, facts.birthDay, one);
    if (!tier) return [];
    const kind = one === month ? 'current' : 'back';
    return [{ month: one, kind, fromAge: tier.fromAge, amountFen: tier.monthlyFen }];
  });
}

/** Who died without the proof that was missing is not paid for the months that were held back. */
function heldBackAfter({ state, suspendedFrom }: AllowanceFacts): string | null {
  return state === 'ended' && suspendedFrom ? monthPlus(suspendedFrom, -1) : null;
}

/** Months that were paid after the last one: to be asked back. */
export function overpaidMonths({
  lastMonth,
  paid,
}: Pick<AllowanceFacts, 'lastMonth' | 'paid'>): string[] {
  return lastMonth ? [...paid].filter((month) => month > lastMonth).sort() : [];
}

/** The first month that is held back when a proof due on a day is missing: the next one. */
export function heldBackFrom(proofDue: string): string {
  return monthPlus(monthOf(proofDue), 1);
}
