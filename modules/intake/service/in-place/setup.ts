/** Setting up how a resource is read at its source. */
import type { ResourceView } from '#modules/catalogue/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { noSchedule } from '../../contract/source.ts';
import type { Connection, InPlaceInput, InPlaceView } from '../../contract/in-place.ts';
import { problem } from '../../problems.ts';
import { newReferenceKey } from '../../rules/references.ts';
import { insertSource, sourceInPlace, sourceRows, updateSource } from '../../store/sources.ts';
import type { SourceRow } from '../../store/tables.ts';
import { provePatterns } from '../bring/act.ts';
import { wordsOf } from '../views.ts';
import { canStay, connectionOf, stayingResource } from './own-connection.ts';
import { fedOf } from './judged.ts';
import { liveSample } from './preview.ts';

/** How a resource is read, and what it could be read by. @throws resource-unknown, source-not-own, resource-is-held */
export function inPlaceView(ctx: Ctx, resourceId: string): Promise<InPlaceView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const resource = await stayingResource(tx, resourceId);
    const source = await sourceInPlace(tx, resourceId);
    const known = (await sourceRows(tx)).filter(
      (one) => canStay(one) && one.departmentId === resource.ownerDepartmentId,
    );
    const said = wordsOf(ctx, source?.lastProblem ?? null);
    return {
      isSet: source !== undefined,
      connectionId: source?.id ?? null,
      table: source?.settings.table ?? '',
      keyColumns: source?.settings.keyColumns ?? [],
      mapping: source?.mapping ?? [],
      lastProblem: said.problem,
      cure: said.cure,
      connections: connectionsOf(known, source?.id),
    };
  });
}

/** Each address and account once; the one in use stands for all that are like it. */
function connectionsOf(sources: readonly SourceRow[], inUse: string | undefined): Connection[] {
  const byPlace = new Map<string, Connection>();
  for (const { id, title, kind, settings } of sources) {
    const { port = 0, user = '', url = '' } = settings;
    const { host, database } = addressOf(settings);
    const place = JSON.stringify([kind, host, port, database, user, url]);
    if (byPlace.has(place) && id !== inUse) continue;
    byPlace.set(place, {
      sourceId: id,
      title,
      kind: kind as Connection['kind'],
      host,
      database,
      user,
    });
  }
  return [...byPlace.values()];
}

/** Where a source is, for the eye: of an interface its host and path. */
function addressOf({ host = '', database = '', url }: SourceRow['settings']) {
  const address = url ? URL.parse(url) : null;
  return address ? { host: address.host, database: address.pathname.slice(1) } : { host, database };
}

/**
 * Sets how a resource is read: the table is tried first, so that nothing is set that cannot be read.
 * @throws see the operation
 */
export async function setInPlace(
  ctx: Ctx,
  resourceId: string,
  given: InPlaceInput,
): Promise<InPlaceView> {
  const { resource, connection } = await ctx.database.inTenant(ctx, async (tx) => {
    const staying = await stayingResource(tx, resourceId);
    return { resource: staying, connection: await connectionOf(tx, staying, given.connectionId) };
  });
  const columns = given.mapping.flatMap(({ column }) => column ?? []);
  await provePatterns(ctx, fedOf({ resource, mapping: given.mapping }, columns));
  await proveReadable(ctx, { resource, connection, given });
  await ctx.database.inTenant(ctx, (tx) => write(tx, { resource, connection, given }));
  return inPlaceView(ctx, resourceId);
}

interface Setting {
  readonly resource: ResourceView;
  readonly connection: SourceRow;
  readonly given: InPlaceInput;
}

async function proveReadable(ctx: Ctx, { resource, connection, given }: Setting): Promise<void> {
  if (!given.mapping.some(({ column }) => column !== null)) throw problem('mapping-empty');
  const sample = await liveSample(ctx, resource, { connection, ...given });
  if (sample.lost.length > 0) {
    throw problem('live-column-vanished', {
      columns: sample.lost.join('、'),
      there: sample.columns.map(({ title }) => title).join('、'),
    });
  }
  if (sample.keyFault) {
    throw problem('live-key-faulty', {
      columns: given.keyColumns.join('、'),
      reason: sample.keyFault,
    });
  }
}

async function write(tx: Tx, { resource, connection, given }: Setting): Promise<void> {
  const before = await sourceInPlace(tx, resource.id);
  const { table, keyColumns, mapping } = given;
  const { growingColumn: _, ...address } = connection.settings;
  const settings = { ...address, table, keyColumns };
  const now = tx.ctx.clock.now();
  const part = {
    kind: connection.kind,
    settings,
    secret: connection.secret,
    mapping,
    lastProblem: null,
    updatedAt: now,
    // Names of rows are those of one table: of another table, cursors of before must not fit.
    referenceKey: newReferenceKey(),
  };
  if (before) await updateSource(tx, before.id, part, before.version);
  else await insertSource(tx, newSource(tx, resource, part));
  const detail = { kind: connection.kind, table, fields: mapping.map(({ field }) => field) };
  await audit(tx, [{ action: 'intake.setInPlace', subject: resource.id, detail }]);
}

function newSource(
  tx: Tx,
  resource: ResourceView,
  part: Pick<
    SourceRow,
    'kind' | 'settings' | 'secret' | 'mapping' | 'lastProblem' | 'updatedAt' | 'referenceKey'
  >,
): SourceRow {
  return {
    ...part,
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    resourceId: resource.id,
    departmentId: resource.ownerDepartmentId,
    title: `${resource.titleZh}（现场读取）`.slice(0, 60),
    mode: 'merge',
    schedule: noSchedule,
    nextRunAt: null,
    watermark: null,
    lastRunAt: null,
    active: true,
    version: 1,
    createdAt: part.updatedAt,
  };
}
