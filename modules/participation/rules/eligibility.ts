/** Who has a voice: the roll decides, by village and age, both data of the vote. */
import type { Eligibility } from '../contract/words.ts';

/** What the roll says of a person. */
export interface Voter {
  readonly villageId: string;
  /** `YYYY-MM-DD`. */
  readonly bornOn: string;
  readonly active: boolean;
}

/** What a vote asks of its voters. */
export interface Electorate {
  /** Empty: the whole town. */
  readonly villageIds: readonly string[];
  readonly minAge: number;
  /** Local day on which the age counts: the last one of the vote. */
  readonly onDay: string;
}

/** Whole years on a day; who is born on 29 February has the birthday on 1 March of other years. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) >= bornOn.slice(5) ? years : years - 1;
}

/** Whether a person has a voice, and if not, why. */
export function eligibilityOf(
  voter: Voter | null,
  { villageIds, minAge, onDay }: Electorate,
): Eligibility {
  if (!voter) return 'notVerified';
  if (!voter.active) return 'movedAway';
  if (villageIds.length > 0 && !villageIds.includes(voter.villageId)) return 'otherVillage';
  return ageOn(voter.bornOn, onDay) < minAge ? 'tooYoung' : 'yes';
}
