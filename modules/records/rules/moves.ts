/** Merging, splitting and undoing, as moves of members between entities. */

/** A member that goes from one entity to another. */
export interface Move {
  readonly memberId: string;
  readonly from: string;
  readonly to: string;
}

/** Which member is in which entity. */
export type Assignment = ReadonlyMap<string, string>;

/** Moves that bring all members of `others` into `into`. */
export function mergeMoves(
  assignment: Assignment,
  into: string,
  others: readonly string[],
): Move[] {
  const set = new Set(others);
  return [...assignment].flatMap(([memberId, from]) =>
    from !== into && set.has(from) ? [{ memberId, from, to: into }] : [],
  );
}

/** Moves that take members out of an entity into another. */
export function splitMoves(memberIds: readonly string[], from: string, to: string): Move[] {
  return memberIds.map((memberId) => ({ memberId, from, to }));
}

/** The moves that undo others. */
export function undoMoves(moves: readonly Move[]): Move[] {
  return moves.map(({ memberId, from, to }) => ({ memberId, from: to, to: from }));
}

/** Members that are no longer where an act put them: something later moved them, or their row is gone. */
export function overtaken(assignment: Assignment, moves: readonly Move[]): string[] {
  return moves
    .filter(({ memberId, to }) => assignment.get(memberId) !== to)
    .map(({ memberId }) => memberId);
}

/** Where everybody is after moves. */
export function after(assignment: Assignment, moves: readonly Move[]): Assignment {
  const next = new Map(assignment);
  for (const { memberId, to } of moves) next.set(memberId, to);
  return next;
}

/** What the resolution wants: groups of members, of which some are in one entity already. */
export interface Wanted {
  /** Group of each member. */
  readonly groups: ReadonlyMap<string, number>;
  /** Entity of each member now. */
  readonly assignment: Assignment;
  /** Ids in the order of age: the oldest entity keeps its number. */
  readonly order: (entityId: string) => string;
}

/** Entities that become one: the one with most members, or the oldest, takes the others in. */
export function mergesOf({
  groups,
  assignment,
  order,
}: Wanted): { into: string; others: string[] }[] {
  const byGroup = new Map<number, Map<string, number>>();
  for (const [memberId, group] of groups) {
    const entity = assignment.get(memberId);
    if (entity === undefined) continue;
    const counts = byGroup.get(group) ?? new Map<string, number>();
    counts.set(entity, (counts.get(entity) ?? 0) + 1);
    byGroup.set(group, counts);
  }
  return [...byGroup.values()].flatMap((counts) => {
    if (counts.size < 2) return [];
    const [into = '', ...others] = [...counts]
      .sort((a, b) => b[1] - a[1] || (order(a[0]) < order(b[0]) ? -1 : 1))
      .map(([entity]) => entity);
    return [{ into, others }];
  });
}
