/** What a reading of the sources changes: which rows are new, changed or gone, and where each belongs. */
import type { MemberContent } from './golden.ts';
import { mergesOf } from './moves.ts';

/** A row as it is kept. */
export interface KeptRow {
  readonly id: string;
  readonly sourceId: string;
  readonly rowKey: string;
  readonly entityId: string;
  readonly content: MemberContent;
}

/** A row as it was read now. */
export interface ReadRow {
  readonly sourceId: string;
  readonly rowKey: string;
  readonly content: MemberContent;
}

/** The differences. */
export interface Differences {
  readonly added: readonly ReadRow[];
  readonly changed: readonly (KeptRow & { readonly next: MemberContent })[];
  readonly removed: readonly KeptRow[];
  readonly unchanged: readonly KeptRow[];
}

/** Compares what is kept of some sources with what was read of them. Sources that were not read stay as they are. */
export function compareRows(
  kept: readonly KeptRow[],
  read: ReadonlyMap<string, readonly ReadRow[]>,
): Differences {
  const nameOf = ({ sourceId, rowKey }: ReadRow) => `${sourceId} ${rowKey}`;
  const now = new Map([...read.values()].flat().map((row) => [nameOf(row), row]));
  const known = new Set(kept.map(nameOf));
  const changed: (KeptRow & { next: MemberContent })[] = [];
  const removed: KeptRow[] = [];
  const unchanged: KeptRow[] = [];
  for (const row of kept) {
    if (!read.has(row.sourceId)) {
      unchanged.push(row);
      continue;
    }
    const next = now.get(nameOf(row));
    if (!next) removed.push(row);
    else if (sameContent(row.content, next.content)) unchanged.push(row);
    else changed.push({ ...row, next: next.content });
  }
  return {
    added: [...now.values()].filter((row) => !known.has(nameOf(row))),
    changed,
    removed,
    unchanged,
  };
}

function sameContent(a: MemberContent, b: MemberContent): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof MemberContent>;
  return [...keys].every((key) => (a[key] ?? '') === (b[key] ?? ''));
}

/** A row to be placed: one that has an entity already, or none. */
export interface PlacedRow {
  readonly id: string;
  readonly entityId: string | null;
}

/** Where rows belong. */
export interface Placing {
  /** Entity of each row that had none; one that begins with `+` is new. */
  readonly places: ReadonlyMap<string, string>;
  /** Entities that turn out to be one. */
  readonly merges: readonly { readonly into: string; readonly others: readonly string[] }[];
}

/** Places rows by the groups that the resolution found: row by row, a number each. */
export function placeRows(rows: readonly PlacedRow[], groups: ArrayLike<number>): Placing {
  const assignment = new Map<string, string>();
  const groupOf = new Map<string, number>();
  rows.forEach(({ id, entityId }, at) => {
    groupOf.set(id, groups[at] ?? at);
    if (entityId !== null) assignment.set(id, entityId);
  });
  const merges = mergesOf({ groups: groupOf, assignment, order: (entityId) => entityId });
  const takenBy = new Map(
    merges.flatMap(({ into, others }) => others.map((other) => [other, into])),
  );
  const entityOfGroup = new Map<number, string>();
  for (const [id, entityId] of assignment) {
    entityOfGroup.set(groupOf.get(id) ?? -1, takenBy.get(entityId) ?? entityId);
  }
  const places = new Map<string, string>();
  for (const { id, entityId } of rows) {
    if (entityId !== null) continue;
    const group = groupOf.get(id) ?? -1;
    const place = entityOfGroup.get(group) ?? `+${group}`;
    places.set(id, place);
  }
  return { places, merges };
}
