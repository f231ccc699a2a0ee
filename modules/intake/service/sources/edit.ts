/** Setting sources up. */
import { resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { SourceInput } from '../../contract/source.ts';
import { problem } from '../../problems.ts';
import { nextRun } from '../../rules/schedule.ts';
import { missingSettings } from '../../rules/source-settings.ts';
import { insertSource, sourceRow, updateSource } from '../../store/sources.ts';
import type { SourceRow } from '../../store/tables.ts';

/** Sets a source up. @throws resource-unknown, source-settings-faulty */
export async function addSource(tx: Tx, given: SourceInput): Promise<SourceRow> {
  const resource = await resourceOf(tx, given.resourceId);
  prove(given);
  const now = tx.ctx.clock.now();
  const row: SourceRow = {
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    resourceId: resource.id,
    departmentId: resource.ownerDepartmentId,
    title: given.title.trim(),
    kind: given.kind,
    settings: given.settings,
    secret: given.secret ?? null,
    referenceKey: null,
    mapping: null,
    mode: given.mode,
    schedule: given.schedule,
    nextRunAt: runsItself(resource, given.kind) ? nextRun(given.schedule, now) : null,
    watermark: null,
    lastRunAt: null,
    lastProblem: null,
    active: true,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await insertSource(tx, row);
  await audit(tx, [{ action: 'intake.addSource', subject: row.id, detail: { kind: row.kind } }]);
  return row;
}

/** Changes a source. @throws source-unknown, source-settings-faulty, changed-meanwhile */
export async function saveSource(
  tx: Tx,
  id: string,
  given: SourceInput & { readonly active: boolean; readonly version: number },
): Promise<SourceRow> {
  const before = await sourceRow(tx, id);
  if (!before) throw problem('source-unknown');
  const resource = await resourceOf(tx, before.resourceId);
  prove(given);
  const now = tx.ctx.clock.now();
  const { title, settings, mode, schedule, active, secret } = given;
  const changed = await updateSource(
    tx,
    id,
    {
      title: title.trim(),
      settings,
      mode,
      schedule,
      active,
      nextRunAt: active && runsItself(resource, before.kind) ? nextRun(schedule, now) : null,
      updatedAt: now,
      ...(secret !== undefined ? { secret } : {}),
    },
    given.version,
  );
  if (!changed) throw generalProblem('changed-meanwhile', { what: '数据来源' });
  await audit(tx, [
    { action: 'intake.saveSource', subject: id, detail: { version: given.version } },
  ]);
  return (await sourceRow(tx, id)) ?? before;
}

/** What is uploaded comes by hand, and what stays at its source never comes. */
const runsItself = ({ kind }: ResourceView, by: SourceInput['kind']): boolean =>
  by !== 'upload' && kind === 'held';

function prove({ kind, settings }: Pick<SourceInput, 'kind' | 'settings'>): void {
  const missing = missingSettings(kind, settings);
  if (missing.length > 0) throw problem('source-settings-faulty', { what: missing.join('、') });
}
