/** What the departments hold of one person, for that person's own form; only with the person's consent. */
import type { Tx } from '#platform/database/index.ts';
import type { PersonConcerned } from '#platform/personal/index.ts';
import { memberRows } from '../store/members.ts';
import { recordsOf } from './personal.ts';
import { namedSources } from './views.ts';

/** Members of a record that a form may be filled in from. */
export const ownFields = [
  'name',
  'identityNumber',
  'birthDate',
  'gender',
  'phone',
  'address',
  'villageName',
] as const;
export type OwnField = (typeof ownFields)[number];

/** A value with the resource that it was taken from. */
export interface OwnValue {
  readonly field: OwnField;
  readonly value: string;
  readonly sourceZh: string;
  readonly sourceEn: string;
}

/**
 * The record of whoever has this name and phone. The caller has proved that it is asked for that person and with consent,
 * and that the transaction reaches the town.
 * @returns null when there is none, or more than one
 */
export async function ownRecord(
  tx: Tx,
  person: Pick<PersonConcerned, 'names' | 'phones'>,
): Promise<{ readonly entityId: string; readonly values: readonly OwnValue[] } | null> {
  const found = await recordsOf(tx, { personId: '', emails: [], ...person });
  const [entity] = found;
  if (!entity || found.length > 1) return null;
  const sources = await namedSources(tx);
  const members = await memberRows(tx, { entityIds: [entity.id] });
  const values = ownFields.flatMap((field): OwnValue[] => {
    const value = entity[field].trim();
    const origin = members.find(
      ({ id }) => id === entity.origins[field as keyof typeof entity.origins],
    );
    const source = origin && sources.get(origin.sourceId);
    if (value === '') return [];
    return [
      { field, value, sourceZh: source?.zh ?? '一人一档', sourceEn: source?.en ?? 'Master record' },
    ];
  });
  return { entityId: entity.id, values };
}
