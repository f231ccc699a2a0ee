/** Queries about settings, volunteers and lesson plans. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { LessonRecord, SettingsRow, VolunteerRecord, VolunteeringTables } from './tables.ts';

const on = (tx: Tx) => tx.as<VolunteeringTables>();

export function settingsRow(tx: Tx): Promise<SettingsRow | undefined> {
  return on(tx)
    .selectFrom('volunteering.settings')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
}

export async function saveSettingsRow(tx: Tx, row: SettingsRow): Promise<void> {
  await insertMany(
    tx,
    'volunteering.settings',
    [row],
    `ON CONFLICT (tenant_id) DO UPDATE SET from_age = excluded.from_age, revisit_days = excluded.revisit_days,
     covered_days = excluded.covered_days`,
  );
}

export function volunteerRows(tx: Tx): Promise<VolunteerRecord[]> {
  return on(tx)
    .selectFrom('volunteering.volunteers')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy(sql`state = 'ended'`)
    .orderBy('id')
    .limit(2000)
    .execute();
}

/** A volunteer by id or account. */
export function volunteerBy(
  tx: Tx,
  by: { readonly id: string } | { readonly personId: string },
): Promise<VolunteerRecord | undefined> {
  const query = on(tx)
    .selectFrom('volunteering.volunteers')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId);
  return (
    'id' in by ? query.where('id', '=', by.id) : query.where('personId', '=', by.personId)
  ).executeTakeFirst();
}

/** @returns 0 where the person is one already */
export function insertVolunteers(tx: Tx, rows: readonly VolunteerRecord[]): Promise<number> {
  return insertMany(
    tx,
    'volunteering.volunteers',
    rows,
    'ON CONFLICT (tenant_id, person_id) DO NOTHING',
  );
}

export async function updateVolunteer(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<VolunteerRecord>,
): Promise<boolean> {
  const done = await on(tx)
    .updateTable('volunteering.volunteers')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

export function lessonRows(tx: Tx): Promise<LessonRecord[]> {
  return on(tx)
    .selectFrom('volunteering.lessons')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('position')
    .orderBy('code')
    .execute();
}

export async function insertLessons(tx: Tx, rows: readonly LessonRecord[]): Promise<void> {
  await insertMany(tx, 'volunteering.lessons', rows, 'ON CONFLICT (tenant_id, code) DO NOTHING');
}

export async function updateLesson(
  tx: Tx,
  code: string,
  version: number,
  { steps, ...change }: Partial<LessonRecord>,
): Promise<boolean> {
  const done = await on(tx)
    .updateTable('volunteering.lessons')
    .set({
      ...change,
      version: version + 1,
      ...(steps ? { steps: sql`${JSON.stringify(steps)}::jsonb` } : {}),
    })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}
