/** Changing the plan: programmes, calendars, groups, settings. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Static } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type {
  CalendarInput,
  GroupInput,
  ProgrammeInput,
  SettingsInput,
} from '../contract/index.ts';
import { problem } from '../problems.ts';
import {
  deletePlanned,
  saveCalendarRows,
  saveGroupRows,
  saveProgrammeRows,
  saveSettingsRow,
} from '../store/plan.ts';
import { changingPlan, type LightingPlan } from './plan.ts';

interface Saved {
  readonly version: number;
}

/** Refuses a change of what was changed meanwhile. @returns the next version */
function nextVersion(
  known: { readonly version: number } | undefined,
  version: number,
  what: string,
): number {
  if ((known?.version ?? 0) !== version) throw generalProblem('changed-meanwhile', { what });
  return version + 1;
}

async function note(tx: Tx, action: string, subject: string): Promise<void> {
  await audit(tx, [{ action: `lighting.${action}`, subject }]);
}

/** Adds or changes a programme. @throws changed-meanwhile */
export function saveProgramme(
  ctx: Ctx,
  code: string,
  { version: seen, ...input }: Static<typeof ProgrammeInput>,
): Promise<Saved> {
  return changingPlan(ctx, async (tx, { programmes }) => {
    const version = nextVersion(programmes.get(code), seen, input.nameZh);
    await saveProgrammeRows(tx, [{ tenantId: ctx.tenantId, code, ...input, version }]);
    await note(tx, 'saveProgramme', code);
    return { version };
  });
}

/** Removes a programme. @throws programme-unknown, programme-in-use, changed-meanwhile */
export async function removeProgramme(ctx: Ctx, code: string, seen: number): Promise<void> {
  await changingPlan(ctx, async (tx, { programmes, calendars }) => {
    const known = programmes.get(code);
    if (!known) throw problem('programme-unknown', { code });
    nextVersion(known, seen, known.nameZh);
    const used = [...calendars.values()].some(
      ({ usualProgrammeCode, rules }) =>
        usualProgrammeCode === code || rules.some(({ programmeCode }) => programmeCode === code),
    );
    if (used) throw problem('programme-in-use', { name: known.nameZh });
    await deletePlanned(tx, 'lighting.programmes', code);
    await note(tx, 'removeProgramme', code);
  });
}

/** Adds or changes a calendar. @throws programme-unknown, changed-meanwhile */
export function saveCalendar(
  ctx: Ctx,
  code: string,
  { version: seen, ...input }: Static<typeof CalendarInput>,
): Promise<Saved> {
  return changingPlan(ctx, async (tx, { programmes, calendars }) => {
    const version = nextVersion(calendars.get(code), seen, input.nameZh);
    const named = [input.usualProgrammeCode, ...input.rules.map((rule) => rule.programmeCode)];
    const unknown = named.find((one) => !programmes.has(one));
    if (unknown !== undefined) throw problem('programme-unknown', { code: unknown });
    await saveCalendarRows(tx, [{ tenantId: ctx.tenantId, code, ...input, version }]);
    await note(tx, 'saveCalendar', code);
    return { version };
  });
}

/** Removes a calendar. @throws calendar-unknown, calendar-in-use, changed-meanwhile */
export async function removeCalendar(ctx: Ctx, code: string, seen: number): Promise<void> {
  await changingPlan(ctx, async (tx, { calendars, groups, settings }) => {
    const known = calendars.get(code);
    if (!known) throw problem('calendar-unknown', { code });
    nextVersion(known, seen, known.nameZh);
    const used =
      settings.calendarCode === code ||
      [...groups.values()].some(({ calendarCode }) => calendarCode === code);
    if (used) throw problem('calendar-in-use', { name: known.nameZh });
    await deletePlanned(tx, 'lighting.calendars', code);
    await note(tx, 'removeCalendar', code);
  });
}

/** Adds or changes a group. @throws calendar-unknown, changed-meanwhile */
export function saveGroup(
  ctx: Ctx,
  code: string,
  { version: seen, ...input }: Static<typeof GroupInput>,
): Promise<Saved> {
  return changingPlan(ctx, async (tx, now) => {
    const version = nextVersion(now.groups.get(code), seen, input.nameZh);
    requireCalendar(now, input.calendarCode);
    await saveGroupRows(tx, [{ tenantId: ctx.tenantId, code, ...input, version }]);
    await note(tx, 'saveGroup', code);
    return { version };
  });
}

/** Changes the settings. @throws calendar-unknown, changed-meanwhile */
export function saveSettings(
  ctx: Ctx,
  { version: seen, ...input }: Static<typeof SettingsInput>,
): Promise<Saved> {
  return changingPlan(ctx, async (tx, now) => {
    const version = nextVersion(now.settings, seen, '路灯参数');
    requireCalendar(now, input.calendarCode);
    await saveSettingsRow(tx, { ...now.settings, ...input, version });
    await note(tx, 'saveSettings', ctx.tenantId);
    return { version };
  });
}

function requireCalendar({ calendars }: LightingPlan, code: string | null): void {
  if (code !== null && !calendars.has(code)) throw problem('calendar-unknown', { code });
}
