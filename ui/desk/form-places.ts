import { ProblemError } from '#platform/problems/index.ts';

/** Faults of one control, in the shape that a form's `setFields` takes. */
export interface FormPlace {
  readonly name: (string | number)[];
  readonly errors: string[];
}

/** The faulty places of a refused form by their JSON pointers: `/body/roles/0/roleId` → `['roles', 0, 'roleId']`. */
export function formPlaces(error: unknown): FormPlace[] {
  if (!(error instanceof ProblemError)) return [];
  const byPath = new Map<string, string[]>();
  for (const { pointer, detail } of error.problem.errors ?? []) {
    const path = pointer.replace(/^\/(body|query|params)(?=\/)/, '').slice(1);
    if (path === '') continue;
    // A sentence of its own, not the refused value alone, belongs beside the control.
    const sentence = detail.length > 8 ? detail : error.problem.title;
    byPath.set(path, [...(byPath.get(path) ?? []), sentence]);
  }
  return [...byPath].map(([path, errors]) => ({ name: path.split('/').map(step), errors }));
}

const step = (part: string): string | number => (/^\d+$/.test(part) ? Number(part) : part);

/** Whether somebody else saved the same thing between reading and saving. */
export function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'changed-meanwhile';
}
