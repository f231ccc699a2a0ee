/** A source of tiles tried before it is set: the server fetches what a browser would, through the guard of outward requests. */
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { MapBackground, MapBackgroundSettings } from '#platform/contract/map-background.ts';
import { outward, OutwardRefused, type OutwardReply } from '#platform/outward/index.ts';
import type { TriedBackground, TriedPart } from '../contract.ts';
import { problem } from '../problems.ts';
import { headBytes, readHead, tileAt } from '../rules/archive.ts';
import { backgroundFault, backgroundOf } from '../rules/background.ts';
import { archiveFile, headOf, sayFault } from './archives.ts';

const timeoutMs = 8000;
const largestTileBytes = 4_000_000;
/** The zoom at which streets begin to show: providers have it where they have anything. */
const triedZoom = 14;

/** Who asks, as the provider is to see it: keys are often bound to a page's address. */
export interface Asker {
  /** `https://town.example`. */
  readonly origin: string;
  readonly userAgent: string;
  readonly dataDirectory: string;
}

type Drawn = MapBackgroundSettings & { readonly longitude: number; readonly latitude: number };

/** Tries a setting at a place. @throws map-background-faulty, map-archive-unknown */
export async function checkBackground(
  ctx: Ctx,
  { longitude, latitude, ...settings }: Drawn,
  asker: Asker,
): Promise<TriedBackground> {
  const background = provedBackground(ctx, settings);
  if (background.kind === 'none') return { parts: [], preview: background };
  if (background.kind === 'pmtiles') return tryArchive(ctx, background, asker);
  const z = Math.min(Math.max(triedZoom, settings.minZoom), settings.maxZoom);
  const place = { z, ...tileAt({ longitude, latitude }, z) };
  const parts = await Promise.all(
    background.sources.map(([address = '']) => tryTile(ctx, fillIn(address, place), asker)),
  );
  const mayShow = parts.some(({ verdict, from }) => verdict === 'ok' || from.startsWith('/'));
  return { parts, preview: mayShow ? throughUs(settings, background) : null };
}

function provedBackground(ctx: Ctx, settings: MapBackgroundSettings): MapBackground {
  const fault = backgroundFault(settings);
  if (fault) throw problem('map-background-faulty', { fault: fault[ctx.locale] });
  return backgroundOf(settings);
}

interface Place {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

const fillIn = (address: string, { z, x, y }: Place): string =>
  address.replaceAll('{z}', `${z}`).replaceAll('{x}', `${x}`).replaceAll('{y}', `${y}`);

/** The same ground with addresses of ours, which the page is already allowed to ask. */
function throughUs(settings: MapBackgroundSettings, background: MapBackground): MapBackground {
  const said = Object.entries(settings).map(([key, value]): [string, string] => [key, `${value}`]);
  const sources = background.sources.map((addresses, layer) => {
    if (addresses[0]?.startsWith('/')) return addresses;
    const query = new URLSearchParams([...said, ['layer', `${layer}`]]);
    return [`/api/v1/map/settings/tile?${query}&z={z}&x={x}&y={y}`];
  });
  return { ...background, sources };
}

/** A tile of a setting that is not saved. @throws map-background-faulty, map-tile-missing */
export async function previewTile(
  ctx: Ctx,
  { layer, z, x, y, ...settings }: MapBackgroundSettings & Place & { readonly layer: number },
  asker: Asker,
): Promise<FileReply> {
  const [address = ''] = provedBackground(ctx, settings).sources[layer] ?? [];
  if (!address || address.startsWith('/')) throw problem('map-tile-missing', { said: '' });
  const reply = await ask(fillIn(address, { z, x, y }), asker).catch((error: unknown) => {
    throw problem('map-tile-missing', { said: sayError(ctx, error).said });
  });
  const fault = faultOf(ctx, reply);
  if (fault) throw problem('map-tile-missing', { said: fault });
  return { mediaType: reply.contentType, fileName: `${z}-${x}-${y}`, bytes: reply.bytes };
}

function ask(address: string, { origin, userAgent }: Asker, range?: string): Promise<OutwardReply> {
  const headers = {
    referer: `${origin}/`,
    'user-agent': userAgent || 'Mozilla/5.0',
    accept: 'image/*,*/*;q=0.5',
    ...(range ? { range } : {}),
  };
  return outward(address, { headers, timeoutMs, largestBytes: largestTileBytes });
}

/** Why an answer is no tile; empty when it is one. */
function faultOf({ locale }: Ctx, { status, contentType, bytes }: OutwardReply): string {
  const isPicture = contentType.startsWith('image/') && bytes.length > 0;
  if (status === 200 && isPicture) return '';
  if (status === 401 || status === 403 || status === 418) {
    return locale === 'zh'
      ? `回答 ${status}：密钥无效、类型不符或来源域名未获授权`
      : `it answered ${status}: the key is wrong, of another kind, or bound to another address`;
  }
  if (status === 404) {
    return locale === 'zh'
      ? '回答 404：地址有误，或提供方没有本镇的瓦片'
      : 'it answered 404: the address is wrong, or it has no tile of this town';
  }
  return locale === 'zh'
    ? `回答 ${status}，内容为 ${contentType}，不是图片`
    : `it answered ${status} with ${contentType}, no picture`;
}

async function tryTile(ctx: Ctx, address: string, asker: Asker): Promise<TriedPart> {
  if (address.startsWith('/')) return ownPath(ctx, address);
  const from = new URL(address).host;
  try {
    const reply = await ask(address, asker);
    const fault = faultOf(ctx, reply);
    if (fault) return { from, verdict: 'faulty', said: fault };
    const kilobytes = (reply.bytes.length / 1000).toFixed(1);
    return { from, verdict: 'ok', said: `${reply.contentType} · ${kilobytes} kB` };
  } catch (error) {
    return { from, ...sayError(ctx, error) };
  }
}

const ownPath = ({ locale }: Ctx, address: string): TriedPart => ({
  from: address.split('?')[0] ?? '',
  verdict: 'unasked',
  said: locale === 'zh' ? '本服务器路径，请在预览中查看' : 'a path of this server: see the preview',
});

function sayError({ locale }: Ctx, error: unknown): Pick<TriedPart, 'verdict' | 'said'> {
  const zh = locale === 'zh';
  if (error instanceof OutwardRefused) {
    const said = zh
      ? '内网地址，服务器按安全规定不访问（可在 ZHENSHU_PRIVATE_HOSTS 中写明）；浏览器能否访问请在保存后查看'
      : 'a private address, which the server does not ask (name it in ZHENSHU_PRIVATE_HOSTS); whether browsers reach it shows after saving';
    return { verdict: 'unasked', said };
  }
  const { code, name, message } = error as { code?: string; name?: string; message?: string };
  if (name === 'TimeoutError' || name === 'AbortError') {
    return { verdict: 'unreachable', said: zh ? '8 秒内没有回答' : 'no answer within 8 s' };
  }
  const reason = code ?? message ?? '';
  return {
    verdict: 'unreachable',
    said: zh ? `服务器连不上（${reason}）` : `cannot be reached from the server (${reason})`,
  };
}

/** An archive of the house is read; of a foreign one the head is fetched, as browsers fetch its parts. */
async function tryArchive(
  ctx: Ctx,
  background: MapBackground,
  asker: Asker,
): Promise<TriedBackground> {
  const [[address = ''] = []] = background.sources;
  const own = ownArchive(ctx, address, asker);
  if (own) {
    const read = await headOf(own.path);
    if (!read) throw problem('map-archive-unknown', { name: own.name });
    return { parts: [toldHead(ctx, own.name, read)], preview: background };
  }
  if (address.startsWith('/')) return { parts: [ownPath(ctx, address)], preview: background };
  const from = new URL(address).host;
  try {
    const { status, bytes } = await ask(address, asker, `bytes=0-${headBytes - 1}`);
    const isPart = status === 206;
    const part = toldHead(ctx, from, { head: bytes, size: null });
    const said = ctx.locale === 'zh' ? '不支持断点读取（Range）' : 'it does not give parts (Range)';
    return { parts: [isPart ? part : { from, verdict: 'faulty', said }], preview: null };
  } catch (error) {
    return { parts: [{ from, ...sayError(ctx, error) }], preview: null };
  }
}

/** The archive of the house that an address names. */
export function ownArchive(
  { tenantId }: Ctx,
  address: string,
  { dataDirectory }: Pick<Asker, 'dataDirectory'>,
): { readonly name: string; readonly path: string } | null {
  const start = `/api/v1/map/archives/${tenantId}/`;
  if (!address.startsWith(start)) return null;
  const name = decoded(address.slice(start.length));
  const path = archiveFile(dataDirectory, tenantId, name);
  if (!path) throw problem('map-archive-unknown', { name });
  return { name, path };
}

/** The name in an address; as it stands where it is no proper encoding. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function toldHead(
  ctx: Ctx,
  from: string,
  { head, size }: { readonly head: Buffer; readonly size: number | null },
): TriedPart {
  const facts = readHead(head, size);
  if (typeof facts === 'string')
    return { from, verdict: 'faulty', said: sayFault(facts, ctx.locale) };
  const { tiles, minZoom, maxZoom, bounds } = facts;
  return { from, verdict: 'ok', said: `${tiles} · z${minZoom}–${maxZoom} · ${bounds.join(', ')}` };
}
