import type { FieldAction } from './pending.ts';

/** What an action's form asks for. */
export interface ActionFormShape {
  readonly note: 'required' | 'optional';
  readonly photos: 'required' | 'optional' | 'none';
  /** How many ready phrases there are in the texts. */
  readonly phrases: number;
  readonly until?: true;
}

const shapes: Readonly<Record<FieldAction, ActionFormShape>> = {
  accept: { note: 'optional', photos: 'none', phrases: 0 },
  reportDone: { note: 'required', photos: 'required', phrases: 4 },
  verify: { note: 'optional', photos: 'optional', phrases: 2 },
  refuseVerification: { note: 'required', photos: 'optional', phrases: 3 },
  return: { note: 'required', photos: 'none', phrases: 3 },
  requestExtension: { note: 'required', photos: 'none', phrases: 3, until: true },
  comment: { note: 'required', photos: 'optional', phrases: 2 },
};

/** The form of an action. */
export function formOf(action: FieldAction): ActionFormShape {
  return shapes[action];
}

/** Days a deadline may be asked to move by. */
export const extensionDays = [1, 3, 7] as const;

const dayMs = 86_400_000;

/** The new deadline, counted from the present one, or from now where that has passed or is none. */
export function until(dueAt: string | null, days: number, nowMs = Date.now()): string {
  const from = Math.max(dueAt ? Date.parse(dueAt) : 0, nowMs);
  return new Date(from + days * dayMs).toISOString();
}
