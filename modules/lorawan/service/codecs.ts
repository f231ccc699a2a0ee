/** Codecs: kept, proved, run. */
import { type Thing, thingsOf } from '#modules/things/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import { saveVersions, versionsOf } from '#platform/versions/index.ts';
import type { Codec, Trial } from '../contract.ts';
import { problem } from '../problems.ts';
import { type Decoded, decodedOf, type Encoded, encodedOf } from '../rules/answers.ts';
import {
  codecRevision,
  type CodecRow,
  codecRows,
  deleteCodec,
  lockCodec,
  saveCodecRow,
} from '../store.ts';
import { type Ran, runScript } from './sandbox.ts';

const versionKind = 'lorawan.codec';

const cache = new TenantCache<ReadonlyMap<string, CodecRow>>({
  revision: codecRevision,
  load: async (tx) => new Map((await codecRows(tx)).map((row) => [row.code, row])),
});

/** The code of the codec that a device names, or of its model. */
export function codecCodeOf({ settings, modelCode }: Thing): string {
  const own = settings['codec'];
  return typeof own === 'string' && own !== '' ? own : modelCode;
}

/** The codec of a device; undefined when there is none. */
export async function codecOf(ctx: Ctx, thing: Thing): Promise<CodecRow | undefined> {
  return (await cache.get(ctx)).get(codecCodeOf(thing));
}

/** Turns bytes into values. */
export async function decode(
  { script }: Pick<CodecRow, 'script'>,
  bytes: Buffer,
  fPort: number,
): Promise<Decoded> {
  const ran = await runScript({
    script,
    call: 'decodeUplink',
    input: { bytes: [...bytes], fPort },
  });
  return ran.ok ? decodedOf(ran.answer) : { ok: false, detail: ran.detail };
}

/** Turns a command into bytes. */
export async function encode(
  { script }: Pick<CodecRow, 'script'>,
  service: string,
  data: unknown,
): Promise<Encoded> {
  const ran = await runScript({
    script,
    call: 'encodeDownlink',
    input: { service, data, fPort: 1 },
  });
  return ran.ok ? encodedOf(ran.answer, 1) : { ok: false, detail: ran.detail };
}

/** The codecs with how many devices use each. */
export async function listCodecs(ctx: Ctx): Promise<Codec[]> {
  const users = await usersOf(ctx);
  const rows = await ctx.database.inTenant(ctx, codecRows);
  return rows.map((row) => ({
    code: row.code,
    name: row.title,
    script: row.script,
    version: row.version,
    savedAt: row.savedAt.toISOString(),
    savedByName: row.savedByLabel,
    thingCount: users.get(row.code) ?? 0,
  }));
}

async function usersOf(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  const things = (await thingsOf(ctx)).all().filter(({ door }) => door === 'lorawan');
  const counts = new Map<string, number>();
  for (const thing of things) {
    const code = codecCodeOf(thing);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/** What is saved. */
export interface CodecInput {
  readonly name: string;
  readonly script: string;
  /** Version that was read; 0 adds one. */
  readonly version: number;
}

/** Saves a codec whose script can be run. @throws codec-faulty, changed-meanwhile */
export async function saveCodec(
  ctx: Ctx,
  code: string,
  input: CodecInput,
): Promise<{ version: number }> {
  await prove(input.script);
  const saved = await ctx.database.inTenant(ctx, async (tx) => {
    const known = await lockCodec(tx, code);
    if ((known?.version ?? 0) !== input.version) {
      throw generalProblem('changed-meanwhile', { what: `编解码程序 ${code}` });
    }
    const { name, script } = input;
    return putCodec(tx, { code, name, script, version: input.version + 1 });
  });
  await cache.reload(ctx);
  return saved;
}

/** Writes a codec in a running transaction. */
export async function putCodec(
  tx: Tx,
  { code, name, script, version }: { code: string; name: string; script: string; version: number },
): Promise<{ version: number }> {
  const { tenantId, clock, actor } = tx.ctx;
  const savedAt = clock.now();
  const row = { tenantId, code, title: name, script, version, savedAt, savedByLabel: actor.name };
  await saveCodecRow(tx, row);
  cache.changedIn(tx);
  await saveVersions(tx, [{ kind: versionKind, subject: code, content: { name, script } }]);
  await audit(tx, [{ action: 'lorawan.saveCodec', subject: code, detail: { version } }]);
  return { version };
}

/** A script must load and know decodeUplink; what it makes of no bytes is its own business. */
async function prove(script: string): Promise<void> {
  const ran = await runScript({ script, call: 'decodeUplink', input: { bytes: [], fPort: 1 } });
  const isAbsent = !ran.ok && /SyntaxError|has no function|longer than|hung/.test(ran.detail);
  if (isAbsent) throw problem('codec-faulty', { fault: ran.detail });
}

/** Removes a codec. @throws codec-in-use, not-found */
export async function removeCodec(ctx: Ctx, code: string): Promise<void> {
  const count = (await usersOf(ctx)).get(code) ?? 0;
  if (count > 0) throw problem('codec-in-use', { count });
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await deleteCodec(tx, code))) throw generalProblem('not-found', { what: code });
    await audit(tx, [{ action: 'lorawan.removeCodec', subject: code }]);
  });
  await cache.reload(ctx);
}

/** What a codec was. */
export async function codecVersions(ctx: Ctx, code: string) {
  const versions = await ctx.database.inTenant(ctx, (tx) => versionsOf(tx, versionKind, code));
  return versions.map(({ version, content, savedByName, savedAt }) => ({
    version,
    script: String((content as { script?: unknown }).script ?? ''),
    savedByName,
    savedAt: savedAt.toISOString(),
  }));
}

/** Runs a script on the test bench; nothing is kept. */
export async function tryCodec({ script, direction, fPort, hex, data }: Trial) {
  if (direction === 'up') {
    const bytes = [...Buffer.from((hex ?? '').replaceAll(' ', ''), 'hex')];
    const ran = await runScript({ script, call: 'decodeUplink', input: { bytes, fPort } });
    return shown(ran, ran.ok ? decodedOf(ran.answer) : ran);
  }
  const input = { ...parsed(data ?? '{}'), fPort };
  const ran = await runScript({ script, call: 'encodeDownlink', input });
  const judged = ran.ok ? encodedOf(ran.answer, fPort) : ran;
  return {
    ...shown(ran, judged),
    hex: judged.ok && 'bytes' in judged ? judged.bytes.toString('hex') : '',
  };
}

function shown(ran: Ran, judged: { ok: true } | { ok: false; detail: string }) {
  const text = ran.ok && judged.ok ? JSON.stringify(ran.answer, null, 2) : detailOf(judged);
  const milliseconds = Math.round(ran.milliseconds * 10) / 10;
  return { ok: ran.ok && judged.ok, text, hex: '', milliseconds };
}

function detailOf(judged: { ok: true } | { ok: false; detail: string }): string {
  return judged.ok ? '' : judged.detail;
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch (error) {
    throw problem('codec-faulty', { fault: (error as Error).message });
  }
}
