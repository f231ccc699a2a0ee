/** Volunteers, lesson plans, settings. */
import {
  type Person,
  peopleByIds,
  residentByPhone,
  staffByUsername,
} from '#modules/people/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { canonicalMobile, maskPersonal } from '#platform/text/index.ts';
import {
  defaultSettings,
  events,
  type Lesson,
  type LessonInput,
  type Settings,
  type VolunteerInput,
  type VolunteerRow,
} from '../contract/index.ts';
import { problem } from '../problems.ts';
import { tallies } from '../store/visits.ts';
import type { LessonRecord, VolunteerRecord } from '../store/tables.ts';
import {
  insertLessons,
  insertVolunteers,
  lessonRows,
  saveSettingsRow,
  settingsRow,
  updateLesson,
  updateVolunteer,
  volunteerBy,
  volunteerRows,
} from '../store/volunteers.ts';

export async function settingsOf(tx: Tx): Promise<Settings> {
  const row = await settingsRow(tx);
  if (!row) return defaultSettings;
  return { fromAge: row.fromAge, revisitDays: row.revisitDays, coveredDays: row.coveredDays };
}

export async function saveSettings(ctx: Ctx, settings: Settings): Promise<Settings> {
  await ctx.database.inTenant(ctx, async (tx) => {
    await saveSettingsRow(tx, { ...settings, tenantId: ctx.tenantId });
    await audit(tx, [
      { action: 'volunteering.saveSettings', subject: ctx.tenantId, detail: settings },
    ]);
  });
  return settings;
}

/** Volunteers with what they did. */
export async function listVolunteers(ctx: Ctx): Promise<{ items: VolunteerRow[] }> {
  return ctx.database.inTenant(ctx, async (tx) => ({
    items: await viewsOf(tx, await volunteerRows(tx)),
  }));
}

async function viewsOf(tx: Tx, rows: readonly VolunteerRecord[]): Promise<VolunteerRow[]> {
  const people = new Map(
    (
      await peopleByIds(
        tx,
        rows.map(({ personId }) => personId),
      )
    ).map((one) => [one.id, one]),
  );
  const sums = await tallies(tx);
  return rows.map((row) => {
    const person = people.get(row.personId);
    const sum = sums.get(row.id);
    return {
      id: row.id,
      personId: row.personId,
      name: person?.name ?? '',
      phone: person?.phone ?? '',
      isStaff: person?.kind === 'staff',
      skills: row.skills,
      villageIds: row.villageIds,
      weekdays: row.weekdays,
      note: row.note,
      state: row.state,
      visits: sum?.visits ?? 0,
      planned: sum?.planned ?? 0,
      minutes: sum?.minutes ?? 0,
      version: row.version,
    };
  });
}

async function viewOf(tx: Tx, row: VolunteerRecord): Promise<VolunteerRow> {
  const [view] = await viewsOf(tx, [row]);
  if (!view) throw new Error('a volunteer has a view');
  return view;
}

/** Somebody by the proved telephone (residents) or the user name (staff). @throws volunteer-unknown */
async function personOf(tx: Tx, who: string): Promise<Person> {
  const phone = canonicalMobile(who);
  const person = phone
    ? await residentByPhone(tx, phone)
    : (await staffByUsername(tx)).get(who.trim().toLowerCase());
  if (!person?.active)
    throw problem('volunteer-unknown', { who }, [{ pointer: '/who', detail: who }]);
  return person;
}

/** Registers somebody who agreed. @throws volunteer-unknown, volunteer-there, volunteer-consent-missing */
export async function addVolunteer(
  ctx: Ctx,
  { who, consent, ...input }: VolunteerInput & { readonly who: string; readonly consent: boolean },
): Promise<VolunteerRow> {
  if (!consent)
    throw problem('volunteer-consent-missing', {}, [{ pointer: '/consent', detail: '—' }]);
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const person = await personOf(tx, who);
    const row: VolunteerRecord = {
      ...input,
      note: maskPersonal(input.note.trim()).text,
      id: uuidv7(),
      tenantId: ctx.tenantId,
      personId: person.id,
      consentAt: ctx.clock.now(),
      endedAt: null,
      createdBy: ctx.actor.personId,
      createdAt: ctx.clock.now(),
      version: 1,
    };
    if ((await insertVolunteers(tx, [row])) === 0)
      throw problem('volunteer-there', { name: person.name });
    await noteChange(tx, row, 'addVolunteer');
    return viewOf(tx, row);
  });
}

async function noteChange(tx: Tx, row: VolunteerRecord, act: string): Promise<void> {
  await audit(tx, [
    { action: `volunteering.${act}`, subject: row.id, detail: { state: row.state } },
  ]);
  const audience = { people: [row.personId] };
  await emit(tx, [{ type: events.volunteersChanged, subject: row.id, payload: {}, audience }]);
}

/** @throws not-found, changed-meanwhile */
export async function changeVolunteer(
  ctx: Ctx,
  volunteerId: string,
  { version, ...input }: VolunteerInput & { readonly version: number },
): Promise<VolunteerRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await volunteerBy(tx, { id: volunteerId });
    if (!before) throw generalProblem('not-found', { what: '志愿者' });
    const endedAt = input.state === 'ended' ? (before.endedAt ?? ctx.clock.now()) : null;
    const change = { ...input, note: maskPersonal(input.note.trim()).text, endedAt };
    if (!(await updateVolunteer(tx, volunteerId, version, change)))
      throw generalProblem('changed-meanwhile', { what: '志愿者' });
    const after = { ...before, ...change, version: version + 1 };
    await noteChange(tx, after, 'changeVolunteer');
    return viewOf(tx, after);
  });
}

const lessonView = ({ id: _id, tenantId: _tenant, ...lesson }: LessonRecord): Lesson => lesson;

export async function listLessons(ctx: Ctx): Promise<{ items: Lesson[] }> {
  const rows = await ctx.database.inTenant(ctx, lessonRows);
  return { items: rows.map(lessonView) };
}

/** Adds (version 0) or changes a lesson plan. @throws changed-meanwhile */
export async function saveLesson(
  ctx: Ctx,
  code: string,
  { version, ...input }: LessonInput & { readonly version: number },
): Promise<Lesson> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const present = (await lessonRows(tx)).find((one) => one.code === code);
    if ((present?.version ?? 0) !== version)
      throw generalProblem('changed-meanwhile', { what: input.titleZh });
    if (present) await updateLesson(tx, code, version, input);
    else
      await insertLessons(tx, [
        { ...input, code, id: uuidv7(), tenantId: ctx.tenantId, version: 1 },
      ]);
    await audit(tx, [
      { action: 'volunteering.saveLesson', subject: code, detail: { active: input.active } },
    ]);
    return { ...input, code, version: version + 1 };
  });
}
