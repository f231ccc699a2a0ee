/** PMTiles archives in the data folder `map/{town}`: received, listed, served in parts, removed. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { isUuid, uuidv7 } from '#platform/ids/index.ts';
import { type Archive, archivePath, largestArchiveBytes } from '../contract.ts';
import { problem } from '../problems.ts';
import { type ArchiveFault, headBytes, isArchiveName, readHead } from '../rules/archive.ts';
import { settingsRow } from '../store/settings.ts';

const faultWords: Readonly<Record<ArchiveFault, { readonly zh: string; readonly en: string }>> = {
  'no-archive': { zh: '不是 PMTiles 文件', en: 'it is no PMTiles archive' },
  'other-version': { zh: '不是 PMTiles 第 3 版', en: 'it is not of PMTiles version 3' },
  'cut-off': { zh: '文件不完整', en: 'it is cut off' },
  'tile-kind': { zh: '没有说明瓦片类型', en: 'it does not say of which kind its tiles are' },
};

/** Why an archive cannot be used, in words. */
export const sayFault = (fault: ArchiveFault, locale: Ctx['locale']): string =>
  faultWords[fault][locale];

/** The folder of a town's archives. */
const folderOf = (dataDirectory: string, tenantId: string): string =>
  join(dataDirectory, 'map', tenantId);

/** Path of an archive; null for a name that is none. */
export function archiveFile(dataDirectory: string, tenantId: string, name: string): string | null {
  if (!isUuid(tenantId) || !isArchiveName(name)) return null;
  return join(folderOf(dataDirectory, tenantId), name);
}

/** The head of a file with its size; null when there is none. */
export async function headOf(path: string): Promise<{ head: Buffer; size: number } | null> {
  const file = await open(path).catch(() => null);
  if (!file) return null;
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return { head: buffer.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}

/** All archives of the town, by name. */
export async function listArchives(ctx: Ctx, dataDirectory: string): Promise<{ items: Archive[] }> {
  const folder = folderOf(dataDirectory, ctx.tenantId);
  // No folder: nobody has laid anything there yet.
  const names = (await readdir(folder).catch(() => [])).filter(isArchiveName).sort();
  const used = (await ctx.database.inTenant(ctx, settingsRow))?.template;
  const items = await Promise.all(names.map((name) => tell(ctx, join(folder, name), name, used)));
  return { items };
}

async function tell(
  ctx: Ctx,
  path: string,
  name: string,
  used: string | undefined,
): Promise<Archive> {
  const [read, { size, mtime }] = await Promise.all([headOf(path), stat(path)]);
  const facts = read ? readHead(read.head, size) : 'no-archive';
  const isFault = typeof facts === 'string';
  const address = archivePath(ctx.tenantId, name);
  return {
    name,
    address,
    bytes: size,
    changedAt: mtime.toISOString(),
    facts: isFault ? null : facts,
    fault: isFault ? sayFault(facts, ctx.locale) : '',
    isUsed: used === address,
  };
}

/** Refuses more bytes than are taken. */
function limited(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      const isTooMuch = bytes > largestArchiveBytes;
      done(isTooMuch ? problem('map-archive-too-large', { limitGigabytes: 2 }) : null, chunk);
    },
  });
}

/** Receives an archive beside the others; one of the same name is replaced when the new one is whole. @throws map-archive-name, map-archive-faulty, map-archive-too-large */
export async function receiveArchive(
  ctx: Ctx,
  dataDirectory: string,
  { name, content }: { readonly name: string; readonly content: Readable },
): Promise<void> {
  const path = archiveFile(dataDirectory, ctx.tenantId, name);
  if (!path) throw problem('map-archive-name');
  await mkdir(folderOf(dataDirectory, ctx.tenantId), { recursive: true });
  const arriving = `${path}.${uuidv7()}.part`;
  try {
    await pipeline(content, limited(), createWriteStream(arriving, { flags: 'wx' }));
    const read = await headOf(arriving);
    const facts = read ? readHead(read.head, read.size) : 'no-archive';
    if (typeof facts === 'string') {
      throw problem('map-archive-faulty', { name, fault: sayFault(facts, ctx.locale) });
    }
    await rename(arriving, path);
  } catch (error) {
    await rm(arriving, { force: true });
    throw error;
  }
  await note(ctx, 'receiveArchive', name);
}

/** Removes an archive. @throws map-archive-unknown, map-archive-used */
export async function removeArchive(ctx: Ctx, dataDirectory: string, name: string): Promise<void> {
  const path = archiveFile(dataDirectory, ctx.tenantId, name);
  if (!path || !(await headOf(path))) throw problem('map-archive-unknown', { name });
  const used = (await ctx.database.inTenant(ctx, settingsRow))?.template;
  if (used === archivePath(ctx.tenantId, name)) throw problem('map-archive-used', { name });
  await rm(path, { force: true });
  await note(ctx, 'removeArchive', name);
}

function note(ctx: Ctx, action: string, name: string): Promise<void> {
  return ctx.database.inTenant(ctx, (tx) =>
    audit(tx, [{ action: `map.${action}`, subject: ctx.tenantId, detail: { name } }]),
  );
}

/** A part of a file. */
export function partOf(path: string, from: number, to: number): Readable {
  return createReadStream(path, { start: from, end: to });
}
