/** Counting: ballots, paper counts, and the text whose digest the ledger holds. */

/** A ballot without anything else. */
export interface CountedBallot {
  readonly receipt: string;
  readonly choices: readonly string[];
}

/** Whether choices are options of the vote, each once, and not too many. */
export function choicesFit(
  choices: readonly string[],
  options: readonly { readonly code: string }[],
  most: number,
): boolean {
  const known = new Set(options.map(({ code }) => code));
  const own = new Set(choices);
  return (
    own.size === choices.length &&
    own.size >= 1 &&
    own.size <= most &&
    choices.every((choice) => known.has(choice))
  );
}

/** Voices by option, paper added; every option stands there, those without a voice too. */
export function tally(
  codes: readonly string[],
  ballots: readonly CountedBallot[],
  paper: readonly Readonly<Record<string, number>>[],
): Map<string, number> {
  const counts = new Map(codes.map((code) => [code, 0]));
  const add = (code: string, count: number): void => {
    const known = counts.get(code);
    if (known !== undefined) counts.set(code, known + count);
  };
  for (const { choices } of ballots) for (const choice of choices) add(choice, 1);
  for (const village of paper)
    for (const [code, count] of Object.entries(village)) add(code, count);
  return counts;
}

/** All ballots as one text in the order of their receipts: one line each, so that whoever holds them gets the same digest. */
export function ballotsText(ballots: readonly CountedBallot[]): string {
  return ballots
    .map(({ receipt, choices }) => `${receipt} ${[...choices].sort().join(',')}\n`)
    .sort()
    .join('');
}

/** What a clerk counted. */
export interface PaperEntry {
  readonly enteredBy: string;
  readonly round: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly ballots: number;
  readonly spoiled: number;
}

/** Whether figures can be those of so many ballots: each names at least one option and at most `most`. */
export function paperSumFits(
  { counts, ballots }: Pick<PaperEntry, 'counts' | 'ballots'>,
  codes: readonly string[],
  most: number,
): boolean {
  const figures = Object.entries(counts);
  const sum = figures.reduce((total, [, count]) => total + count, 0);
  return (
    figures.every(([code, count]) => codes.includes(code) && count <= ballots) &&
    sum >= ballots &&
    sum <= ballots * most
  );
}

const sameCount = (one: PaperEntry, other: PaperEntry, codes: readonly string[]): boolean =>
  one.ballots === other.ballots &&
  one.spoiled === other.spoiled &&
  codes.every((code) => (one.counts[code] ?? 0) === (other.counts[code] ?? 0));

/** How the counts of a village stand: which round runs, and what two clerks agreed on. */
export function paperStanding(
  entries: readonly PaperEntry[],
  codes: readonly string[],
): {
  readonly round: number;
  readonly entries: readonly PaperEntry[];
  readonly agreed: PaperEntry | null;
} {
  const last = Math.max(1, ...entries.map(({ round }) => round));
  const own = entries.filter(({ round }) => round === last);
  const [first, second] = own;
  if (!first || !second) return { round: last, entries: own, agreed: null };
  if (sameCount(first, second, codes)) return { round: last, entries: own, agreed: first };
  // They differ: both count anew.
  return { round: last + 1, entries: [], agreed: null };
}
