/** What the demo of assistance is made of. */
import type { Person } from '#modules/people/index.ts';

export interface DemoWorld {
  readonly tenantId: string;
  readonly now: Date;
  readonly clerkId: string;
  readonly officerId: string;
  readonly residents: readonly Person[];
  /** Ids of `demoFamily`, in its order. */
  readonly family: readonly string[];
}

/** So many minutes before now. */
export const before = ({ now }: DemoWorld, minutes: number): Date =>
  new Date(now.getTime() - minutes * 60_000);

/** A resident of the list, by place. */
export function residentAt({ residents }: DemoWorld, place: number): Person {
  const found = residents[place % residents.length];
  if (!found) throw new Error('the demo has no residents');
  return found;
}
