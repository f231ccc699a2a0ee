/**
 * A stratified random sample that anybody can draw again: cases are put in the order of SHA-256(seed | case), a person keeps the first
 * of the own cases, and every stratum (department and village) gives its share by the largest remainder.
 */
import { createHash } from 'node:crypto';

/** A closed case that may be asked about. */
export interface FrameCase {
  readonly caseId: string;
  readonly departmentId: string;
  readonly villageId: string;
  /** Tells people apart without naming them; null where nobody can be called. */
  readonly person: string | null;
}

/** A stratum of a sample. */
export interface DrawnStratum {
  readonly departmentId: string;
  readonly villageId: string;
  readonly cases: number;
  readonly reachable: number;
  readonly drawn: number;
}

/** A sample. */
export interface Sample {
  readonly caseIds: readonly string[];
  readonly strata: readonly DrawnStratum[];
  readonly frameDigest: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The cases in the order of the seed. */
function inOrderOf(seed: string, frame: readonly FrameCase[]): FrameCase[] {
  return frame
    .map((one) => ({ one, key: digest(`${seed}|${one.caseId}`) }))
    .sort((a, b) => byText(a.key, b.key))
    .map(({ one }) => one);
}

/**
 * So many of each stratum, in proportion to its cases: whole parts first, then the largest remainders; nobody gives more than there is.
 * What a small stratum cannot give goes to the others.
 */
export function shares(
  strata: readonly { readonly cases: number; readonly reachable: number }[],
  size: number,
): number[] {
  const given = strata.map(() => 0);
  const room = (at: number): number => (strata[at]?.reachable ?? 0) - (given[at] ?? 0);
  let left = Math.min(
    size,
    strata.reduce((sum, { reachable }) => sum + reachable, 0),
  );
  while (left > 0) {
    const open = strata.map((_, at) => at).filter((at) => room(at) > 0);
    const weight = open.reduce((sum, at) => sum + (strata[at]?.cases ?? 0), 0);
    const exact = open.map((at) => ({ at, part: (left * (strata[at]?.cases ?? 0)) / weight }));
    for (const { at, part } of exact) {
      const whole = Math.min(Math.floor(part), room(at));
      given[at] = (given[at] ?? 0) + whole;
      left -= whole;
    }
    const rest = exact
      .filter(({ at }) => room(at) > 0)
      .sort((a, b) => (b.part % 1) - (a.part % 1) || a.at - b.at);
    for (const { at } of rest.slice(0, left)) {
      given[at] = (given[at] ?? 0) + 1;
      left -= 1;
    }
  }
  return given;
}

/** Draws a sample. */
export function draw(frame: readonly FrameCase[], seed: string, size: number): Sample {
  const ordered = inOrderOf(seed, frame);
  const seen = new Set<string>();
  const reachable = ordered.filter(({ person }) => {
    if (person === null || seen.has(person)) return false;
    seen.add(person);
    return true;
  });
  const keyOf = (one: FrameCase): string => `${one.departmentId}|${one.villageId}`;
  const keys = [...new Set(frame.map(keyOf))].sort(byText);
  const parts = keys.map((key) => ({
    key,
    cases: frame.filter((one) => keyOf(one) === key).length,
    pool: reachable.filter((one) => keyOf(one) === key),
  }));
  const counts = shares(
    parts.map(({ cases, pool }) => ({ cases, reachable: pool.length })),
    size,
  );
  const chosen = new Set(
    parts.flatMap(({ pool }, at) => pool.slice(0, counts[at]).map(({ caseId }) => caseId)),
  );
  return {
    caseIds: reachable.map(({ caseId }) => caseId).filter((caseId) => chosen.has(caseId)),
    strata: parts.map(({ key, cases, pool }, at) => {
      const [departmentId = '', villageId = ''] = key.split('|');
      return { departmentId, villageId, cases, reachable: pool.length, drawn: counts[at] ?? 0 };
    }),
    frameDigest: digest(
      frame
        .map((one) => `${one.caseId} ${keyOf(one)} ${one.person === null ? 0 : 1}\n`)
        .sort()
        .join(''),
    ),
  };
}
