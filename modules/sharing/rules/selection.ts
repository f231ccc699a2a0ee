/**
 * What is read through a grant. A selection is made from the stored grant alone; whoever uses it can only narrow it, and
 * only by fields that were granted whole. Searching by a masked or refused field would tell its value one guess at a time.
 */
import type { Condition } from '../contract/conditions.ts';
import type { FieldAnswer, FieldOfGrant } from '../store/tables.ts';
import { sameCondition } from './conditions.ts';

/** A grant as far as selections care. */
export interface Granted {
  readonly fields: readonly FieldOfGrant[];
  readonly conditions: readonly Condition[];
}

/** What is sent to the lake. */
export interface GrantedSelection {
  readonly fields: readonly FieldOfGrant[];
  readonly where: readonly Condition[];
}

/** A condition that may not be asked. */
export interface RefusedCondition {
  readonly key: string;
  readonly why: 'notGranted' | 'masked';
}

/** The first condition that a user may not ask; null when all may be asked. */
export function refusedCondition(
  { fields }: Pick<Granted, 'fields'>,
  asked: readonly Condition[],
): RefusedCondition | null {
  for (const { key } of asked) {
    const field = fields.find((one) => one.key === key);
    if (!field) return { key, why: 'notGranted' };
    if (field.masked) return { key, why: 'masked' };
  }
  return null;
}

/** A field of the resource as it is now, as far as selections care. */
export interface PresentField {
  readonly key: string;
  readonly mask: string | null;
}

/**
 * The selection of a use: the granted fields that the resource still has, the granted rows, narrowed by what was asked.
 * A granted condition on a field that the resource lost cannot hold: then nothing may be read. A field granted masked
 * whose mask was taken away in the catalogue is left out, because it would come whole.
 * @returns null when nothing may be read
 */
export function selectionOf(
  grant: Granted,
  present: readonly PresentField[],
  asked: readonly Condition[] = [],
): GrantedSelection | null {
  if (refusedCondition(grant, asked)) return null;
  const fields = grant.fields.filter(({ key, masked }) => {
    const field = present.find((one) => one.key === key);
    return field !== undefined && (!masked || field.mask !== null);
  });
  const where = [...grant.conditions, ...asked];
  const isLost = where.some(({ key }) => !present.some((one) => one.key === key));
  return fields.length === 0 || isLost ? null : { fields, where };
}

/** The granted fields of an answer, in the order in which they were asked for. */
export function grantedFields(
  asked: readonly string[],
  answers: Readonly<Record<string, FieldAnswer>>,
): FieldOfGrant[] {
  return asked.flatMap((key) => {
    const answer = answers[key] ?? 'refused';
    return answer === 'refused' ? [] : [{ key, masked: answer === 'masked' }];
  });
}

/**
 * A condition of the asker on a field that the owner does not grant whole: who reads the rows would know that it holds
 * for each. Null when there is none, or when the owner confirmed each such condition by making it an own one.
 */
export function leakingCondition(
  asked: readonly Condition[],
  fields: readonly FieldOfGrant[],
  ownersConditions: readonly Condition[],
): string | null {
  const leaking = asked.find(
    (condition) =>
      refusedCondition({ fields }, [condition]) !== null &&
      !ownersConditions.some((own) => sameCondition(own, condition)),
  );
  return leaking?.key ?? null;
}

/** The conditions of a grant: those asked for and the owner's, each once. */
export function grantedConditions(
  asked: readonly Condition[],
  ownersConditions: readonly Condition[],
): Condition[] {
  return [
    ...asked,
    ...ownersConditions.filter((own) => !asked.some((one) => sameCondition(one, own))),
  ];
}
