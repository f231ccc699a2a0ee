/**
 * Marks of members of a reply that hold personal data. The server masks what is marked, by the declaration
 * of the field in its manifest and by who asks; a member that looks personal and is not marked fails the
 * check of the house. Browser-safe.
 */

/** Name of the mark in a schema; also seen in the OpenAPI description. */
export const personalMark = 'x-personal';

/**
 * To whom a member is shown whole:
 * - `byRight`: to holders of one of the permissions that the field's declaration names;
 * - `staff`: besides, to every member of staff (a colleague acting in office);
 * - `own`: always, because the reply goes to the person concerned, who proved to be that person;
 * - `never`: to nobody; where it is needed whole it is revealed one by one, with a reason.
 */
export type ShownTo = 'byRight' | 'staff' | 'own' | 'never';

/** What a mark says. */
export type PersonalMark =
  | { readonly field: string; readonly shown: ShownTo }
  | { readonly not: string };

/**
 * Options of a schema whose value is a declared personal field:
 * `Type.String(personal('reports.reports.reporter_phone'))`.
 *
 * @param field `module.table.column` as declared in the module's manifest
 */
export function personal(
  field: string,
  shown: ShownTo = 'byRight',
): { readonly [personalMark]: PersonalMark } {
  return { [personalMark]: { field, shown } };
}

/** Options of a schema whose member looks personal and is not. @param what it is instead, in words */
export function notPersonal(what: string): { readonly [personalMark]: PersonalMark } {
  return { [personalMark]: { not: what } };
}
