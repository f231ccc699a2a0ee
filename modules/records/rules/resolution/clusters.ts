/**
 * From pairs to groups. Pairs are taken from the surest down; two groups become one only when all pairs across
 * them, on average, speak for it. So a chain of weak links does not pull strangers together.
 */

/** Scored pairs. */
export interface Pairs {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Log-odds that they are the same. */
  readonly odds: Float32Array;
}

/** What grouping asks and obeys. */
export interface Grouping {
  /** Log-odds of any two records. */
  readonly oddsOf: (a: number, b: number) => number;
  /** Least log-odds of a pair, and on average across two groups, to bring them together. */
  readonly least: number;
  /** A group never grows beyond this. */
  readonly largest: number;
  /** Pairs of which somebody has said that they are the same, or are not. */
  readonly same?: readonly (readonly [number, number])[];
  readonly different?: readonly (readonly [number, number])[];
}

/** The group of each record: the number of its first member. */
export function groupsOf(size: number, pairs: Pairs, grouping: Grouping): Uint32Array {
  const groups = new Groups(size);
  for (const [a, b] of grouping.same ?? []) groups.join(a, b);
  const apart = apartness(groups, grouping.different ?? []);
  for (const at of bySureness(pairs, grouping.least)) {
    const a = groups.of(pairs.a[at] ?? 0);
    const b = groups.of(pairs.b[at] ?? 0);
    if (a === b) continue;
    const [membersA, membersB] = [groups.members(a), groups.members(b)];
    if (membersA.length + membersB.length > grouping.largest) continue;
    if (apart(membersA, membersB)) continue;
    if (meanOdds(membersA, membersB, grouping.oddsOf) >= grouping.least) groups.join(a, b);
  }
  return groups.all();
}

/** Steps of the order of sureness in one unit of log-odds, and the surest that are told apart. */
const steps = 50;
const surest = 60;

/** Pairs of at least these odds, the surest first: sorted by counting, in steps. */
function bySureness({ odds }: Pairs, least: number): Uint32Array {
  const places = Math.max(1, Math.ceil((surest - least) * steps));
  const placeOf = (value: number) =>
    places - 1 - Math.min(places - 1, Math.floor((value - least) * steps));
  const starts = new Uint32Array(places + 1);
  for (const value of odds) {
    if (value < least) continue;
    const place = placeOf(value);
    starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  }
  for (let place = 0; place < places; place += 1) {
    starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  }
  const order = new Uint32Array(starts[places] ?? 0);
  odds.forEach((value, at) => {
    if (value < least) return;
    const place = placeOf(value);
    order[starts[place] ?? 0] = at;
    starts[place] = (starts[place] ?? 0) + 1;
  });
  return order;
}

/** Log-odds of all pairs across two groups, on average. */
export function meanOdds(
  membersA: readonly number[],
  membersB: readonly number[],
  oddsOf: Grouping['oddsOf'],
): number {
  let sum = 0;
  for (const a of membersA) for (const b of membersB) sum += oddsOf(a, b);
  return sum / (membersA.length * membersB.length);
}

/** Whether somebody has said that two of these are different. */
function apartness(groups: Groups, different: NonNullable<Grouping['different']>) {
  const apart = new Map<number, number[]>();
  for (const [a, b] of different) {
    apart.set(a, [...(apart.get(a) ?? []), b]);
    apart.set(b, [...(apart.get(b) ?? []), a]);
  }
  return (membersA: readonly number[], membersB: readonly number[]): boolean => {
    if (apart.size === 0) return false;
    const other = groups.of(membersB[0] ?? 0);
    return membersA.some((a) => (apart.get(a) ?? []).some((b) => groups.of(b) === other));
  };
}

/** Sets of records that can be joined. */
class Groups {
  readonly #parent: Uint32Array;
  readonly #members = new Map<number, number[]>();

  constructor(size: number) {
    this.#parent = Uint32Array.from({ length: size }, (_, record) => record);
  }

  of(record: number): number {
    let root = record;
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root;
    let at = record;
    while (this.#parent[at] !== root) {
      const next = this.#parent[at] ?? root;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  members(root: number): number[] {
    return this.#members.get(root) ?? [root];
  }

  join(a: number, b: number): void {
    const [first, second] = [this.of(a), this.of(b)].sort((x, y) => x - y) as [number, number];
    if (first === second) return;
    this.#members.set(first, [...this.members(first), ...this.members(second)]);
    this.#members.delete(second);
    this.#parent[second] = first;
  }

  all(): Uint32Array {
    return this.#parent.map((_, record) => this.of(record));
  }
}
