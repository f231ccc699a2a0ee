/** Which rights one person may not hold together (separation of duties). */
import type { MountedOperation } from '#platform/http/index.ts';
import type { Duty, Manifest } from '#platform/manifest/index.ts';

/** What is known of all permissions: their words and what they let do. */
export interface RightsBook {
  readonly manifests: readonly Manifest[];
  readonly operations: readonly Pick<MountedOperation, 'method' | 'permission'>[];
}

/** Two rights that exclude each other, and why. */
export interface DutyConflict {
  readonly rule: 'rightsAndContent' | 'rightsAndAudit' | 'auditAndWrite';
  readonly first: string;
  readonly second: string;
}

/** The permissions without which something could be changed: those that an operation other than GET asks for. */
export function writingPermissions({ operations }: RightsBook): Set<string> {
  return new Set(
    operations.filter(({ method }) => method !== 'GET').map(({ permission }) => permission),
  );
}

/**
 * The conflicts among permissions that one person (or one role, or one key) would hold; at most one
 * for each rule, named by its first pair.
 */
export function dutyConflicts(held: ReadonlySet<string>, book: RightsBook): DutyConflict[] {
  const duties = new Map<string, Duty | undefined>(
    book.manifests.flatMap(({ permissions }) => permissions.map(({ id, duty }) => [id, duty])),
  );
  const own = [...held].filter((id) => duties.has(id)).sort();
  const of = (duty: Duty): string | undefined => own.find((id) => duties.get(id) === duty);
  const [rights, content, audit] = [of('rights'), of('content'), of('audit')];
  const writing = writingPermissions(book);
  const write = own.find((id) => writing.has(id) && id !== audit);
  return [
    ...pair('rightsAndContent', rights, content),
    ...pair('rightsAndAudit', rights, audit),
    ...pair('auditAndWrite', audit, write),
  ];
}

function pair(
  rule: DutyConflict['rule'],
  first: string | undefined,
  second: string | undefined,
): DutyConflict[] {
  return first && second ? [{ rule, first, second }] : [];
}
