/** Periods and limits that a town sets itself. */
import { type Static, Type } from '#platform/contract/index.ts';

export const Settings = Type.Object({
  graceMinutes: Type.Integer({ minimum: 5, maximum: 240 }),
  escalateMinutes: Type.Integer({ minimum: 10, maximum: 240 }),
  proofMonths: Type.Integer({ minimum: 1, maximum: 24 }),
  remindDays: Type.Array(Type.Integer({ minimum: 1, maximum: 90 }), {
    maxItems: 4,
    uniqueItems: true,
  }),
  backPayMonths: Type.Integer({ minimum: 0, maximum: 60 }),
  planAheadDays: Type.Integer({ minimum: 1, maximum: 31 }),
});
export type Settings = Static<typeof Settings>;

/** The house's own, where a town has set nothing. */
export const defaultSettings: Settings = {
  graceMinutes: 60,
  escalateMinutes: 30,
  proofMonths: 12,
  remindDays: [30, 7],
  backPayMonths: 12,
  planAheadDays: 7,
};

export const settingsOperations = {
  settings: {
    method: 'GET',
    path: '/care/settings',
    summary: 'Periods and limits of elder care',
    permission: 'care.read',
    reply: Settings,
  },
  saveSettings: {
    method: 'PUT',
    path: '/care/settings',
    summary: 'Change periods and limits',
    permission: 'care.configure',
    body: Settings,
    reply: Settings,
  },
} as const;
