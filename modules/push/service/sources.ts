/** Sources: added, saved, removed, given another secret. */
import { randomBytes } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import type { Mapping, Source } from '../contract.ts';
import { problem } from '../problems.ts';
import { readMessage } from '../rules/mapping.ts';
import {
  deleteSource,
  insertSource,
  lockSource,
  type SourceRow,
  sourceRows,
  updateSource,
} from '../store.ts';

const versionKind = 'push.source';

/** The town's sources; secrets are not among what is shown. */
export async function listSources(ctx: Ctx): Promise<Source[]> {
  const rows = await ctx.database.inTenant(ctx, sourceRows);
  return rows.map((row) => ({
    id: row.id,
    name: row.title,
    mapping: row.mapping,
    active: row.active,
    version: row.version,
    savedAt: row.savedAt.toISOString(),
    savedByName: row.savedByLabel,
    lastAt: row.lastAt?.toISOString() ?? '',
  }));
}

const freshSecret = (): string => randomBytes(24).toString('base64url');

/** Adds a source. @returns its id and secret, which is shown this once */
export async function addSource(ctx: Ctx, input: { name: string; mapping: Mapping }) {
  const secret = freshSecret();
  const id = uuidv7();
  const { tenantId, clock, actor } = ctx;
  const row: SourceRow = {
    id,
    tenantId,
    title: input.name,
    mapping: input.mapping,
    secret,
    active: true,
    version: 1,
    savedAt: clock.now(),
    savedByLabel: actor.name,
    lastAt: null,
  };
  await ctx.database.inTenant(ctx, async (tx) => {
    await insertSource(tx, row);
    await saveVersions(tx, [{ kind: versionKind, subject: id, content: input }]);
    await audit(tx, [{ action: 'push.addSource', subject: id }]);
  });
  return { id, secret };
}

/** What is saved of a source. */
export interface SourceInput {
  readonly name: string;
  readonly mapping: Mapping;
  readonly active: boolean;
  /** Version that was read. */
  readonly version: number;
}

/** Saves a source. @throws not-found, changed-meanwhile */
export async function saveSource(
  ctx: Ctx,
  id: string,
  { name, mapping, active, version }: SourceInput,
): Promise<{ version: number }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const known = await lockSource(tx, id);
    if (!known) throw generalProblem('not-found', { what: '推送来源' });
    if (known.version !== version) {
      throw generalProblem('changed-meanwhile', { what: `推送来源 ${known.title}` });
    }
    const next = version + 1;
    const savedBy = { savedAt: ctx.clock.now(), savedByLabel: ctx.actor.name };
    await updateSource(tx, id, { title: name, mapping, active, version: next, ...savedBy });
    await saveVersions(tx, [
      { kind: versionKind, subject: id, content: { name, mapping, active } },
    ]);
    await audit(tx, [{ action: 'push.saveSource', subject: id, detail: { version: next } }]);
    return { version: next };
  });
}

/** Gives a source another secret. @throws not-found */
export async function renewSecret(ctx: Ctx, id: string): Promise<{ secret: string }> {
  const secret = freshSecret();
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await lockSource(tx, id))) throw generalProblem('not-found', { what: '推送来源' });
    await updateSource(tx, id, { secret });
    await audit(tx, [{ action: 'push.renewSecret', subject: id }]);
  });
  return { secret };
}

/** Removes a source. @throws not-found */
export async function removeSource(ctx: Ctx, id: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await deleteSource(tx, id))) throw generalProblem('not-found', { what: '推送来源' });
    await audit(tx, [{ action: 'push.removeSource', subject: id }]);
  });
}

/** Reads a sample with a mapping; nothing is kept. @throws push-json */
export function tryMapping(mapping: Mapping, sample: string) {
  const items = readMessage(parsedJson(sample), mapping);
  if (!items) throw problem('push-json', { fault: `items ${mapping.items || '/'}` });
  return {
    items: items.slice(0, 200).map(({ device, at, values, faults }) => ({
      device,
      at: at?.toISOString() ?? '',
      values: values.map(({ key, value }) => ({ key, value: JSON.stringify(value) })),
      faults: [...faults],
    })),
  };
}

/** @throws push-json */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw problem('push-json', { fault: (error as Error).message.slice(0, 120) });
  }
}
