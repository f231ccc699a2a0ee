/** What the module of street lights offers over HTTP. */
import { defineApi, Done, Id, type Static, Type } from '#platform/contract/index.ts';
import {
  Board,
  CalendarInput,
  Code,
  GroupInput,
  NightView,
  OverrideTarget,
  OverrideView,
  Plan,
  ProgrammeInput,
  SavingView,
  SettingsInput,
} from './shapes.ts';

export * from './shapes.ts';

/** What the module tells. Payloads hold codes and ids only. */
export const events = {
  /** Programmes, calendars, groups or settings changed. */
  planChanged: 'lighting.planChanged',
  /** Lamps were told another level. */
  switched: 'lighting.switched',
  overridden: 'lighting.overridden',
  /** A lamp began or ceased to do wrong; `subject` is the lamp. */
  faultsChanged: 'lighting.faultsChanged',
  /** Energy and saving of ended days of a cabinet: `{ days: ['2026-11-22'] }`. */
  daysReckoned: 'lighting.daysReckoned',
} as const;

const read = 'lighting.read';
const control = 'lighting.control';
const configure = 'lighting.configure';
const byCode = Type.Object({ code: Code });
const Saved = Type.Object({ version: Type.Integer() });
const Month = Type.Object({ month: Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' }) });
const versioned = Type.Object({ version: Type.Integer({ minimum: 1 }) });

/** An override as commanded. */
export const OverrideInput = Type.Object({
  kind: Type.Unsafe<'emergency' | 'override'>({ enum: ['emergency', 'override'] }),
  target: OverrideTarget,
  levelPercent: Type.Integer({ minimum: 0, maximum: 100 }),
  minutes: Type.Integer({ minimum: 1, maximum: 10_080 }),
  reason: Type.String({ minLength: 2, maxLength: 200 }),
});
export type OverrideInput = Static<typeof OverrideInput>;

export const api = defineApi('lighting', {
  board: {
    method: 'GET',
    path: '/lighting/board',
    summary: 'Lamps, groups and cabinets: what was decided and what they report',
    permission: read,
    reply: Board,
  },
  plan: {
    method: 'GET',
    path: '/lighting/plan',
    summary: 'Programmes, calendars, groups and settings',
    permission: read,
    reply: Plan,
  },
  preview: {
    method: 'GET',
    path: '/lighting/preview',
    summary: 'What steps, given as JSON, make of a night',
    permission: read,
    query: Type.Object({
      steps: Type.String({ maxLength: 4000 }),
      date: Type.String({ format: 'date' }),
    }),
    reply: NightView,
    problems: ['steps-unreadable'],
  },
  saveProgramme: {
    method: 'PUT',
    path: '/lighting/programmes/:code',
    summary: 'Adds or changes a control programme; lamps follow at once',
    permission: configure,
    params: byCode,
    body: ProgrammeInput,
    reply: Saved,
    problems: ['changed-meanwhile'],
  },
  removeProgramme: {
    method: 'DELETE',
    path: '/lighting/programmes/:code',
    summary: 'Removes a control programme that no calendar uses',
    permission: configure,
    params: byCode,
    query: versioned,
    reply: Done,
    problems: ['programme-in-use', 'programme-unknown', 'changed-meanwhile'],
  },
  saveCalendar: {
    method: 'PUT',
    path: '/lighting/calendars/:code',
    summary: 'Adds or changes a lighting calendar',
    permission: configure,
    params: byCode,
    body: CalendarInput,
    reply: Saved,
    problems: ['programme-unknown', 'changed-meanwhile'],
  },
  removeCalendar: {
    method: 'DELETE',
    path: '/lighting/calendars/:code',
    summary: 'Removes a lighting calendar that nobody follows',
    permission: configure,
    params: byCode,
    query: versioned,
    reply: Done,
    problems: ['calendar-in-use', 'calendar-unknown', 'changed-meanwhile'],
  },
  saveGroup: {
    method: 'PUT',
    path: '/lighting/groups/:code',
    summary: 'Adds or changes a group of lamps',
    permission: configure,
    params: byCode,
    body: GroupInput,
    reply: Saved,
    problems: ['calendar-unknown', 'changed-meanwhile'],
  },
  saveSettings: {
    method: 'PUT',
    path: '/lighting/settings',
    summary: "Changes the town's calendar of lamps and the factors of saving",
    permission: configure,
    body: SettingsInput,
    reply: Saved,
    problems: ['calendar-unknown', 'changed-meanwhile'],
  },
  addOverride: {
    method: 'POST',
    path: '/lighting/overrides',
    summary: 'Switches or dims lamps for a time; emergency: all on',
    permission: control,
    body: OverrideInput,
    reply: Type.Object({ overrideId: Id }),
    problems: ['override-span', 'target-unknown'],
    idempotent: true,
  },
  cancelOverride: {
    method: 'DELETE',
    path: '/lighting/overrides/:overrideId',
    summary: 'Ends an override before its time',
    permission: control,
    params: Type.Object({ overrideId: Id }),
    reply: Done,
    problems: ['not-found'],
  },
  overrides: {
    method: 'GET',
    path: '/lighting/overrides',
    summary: 'The last 200 overrides, newest first: who commanded what and why',
    permission: read,
    reply: Type.Object({ items: Type.Array(OverrideView) }),
  },
  saving: {
    method: 'GET',
    path: '/lighting/saving',
    summary: 'Metered saving of a month by IPMVP option B',
    permission: read,
    query: Month,
    reply: SavingView,
  },
  savingFile: {
    method: 'GET',
    path: '/lighting/saving.xlsx',
    summary: 'The saving of a month as a workbook',
    permission: read,
    query: Month,
    reply: Type.Any(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
});
