/** Cameras: their addresses, and fetching what they show without telling a screen where it comes from. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { isUuid } from '#platform/ids/index.ts';
import { outward } from '#platform/outward/index.ts';
import { events } from '../contract/index.ts';
import type { Camera, CameraInput, CameraView } from '../contract/screens.ts';
import { problem } from '../problems.ts';
import { playedFrom } from '../rules/camera-hosts.ts';
import { hostRow } from '../store/camera-hosts.ts';
import { cameraRow, cameraRows, deleteCamera, saveCameraRow } from '../store/screens.ts';
import type { CameraRow } from '../store/tables.ts';
import { mustBeListed } from './camera-hosts.ts';

const patienceMs = 8000;
const largestBytes = 8_000_000;

/** Cameras as screens see them. */
export async function camerasOf(ctx: Ctx): Promise<CameraView[]> {
  const [rows, hosts] = await ctx.database.inTenant(ctx, async (tx) => [
    await cameraRows(tx),
    (await hostRow(tx)) ?? [],
  ]);
  return rows.map(({ address, ...row }) => ({
    id: row.id,
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    kind: row.kind,
    everySeconds: row.everySeconds,
    position: positionOf(row),
    playedFrom: playedFrom({ kind: row.kind, address }, hosts),
  }));
}

/** One camera with its address, for administrators. @throws camera-unknown */
export async function cameraOf(ctx: Ctx, id: string): Promise<Camera> {
  const row = isUuid(id) ? await ctx.database.inTenant(ctx, (tx) => cameraRow(tx, id)) : null;
  if (!row) throw problem('camera-unknown');
  const { tenantId: _, longitude: __, latitude: ___, ...camera } = row;
  return { ...camera, position: positionOf(row) };
}

async function placeOf(tx: Tx, id: string): Promise<CameraView['position']> {
  const row = await cameraRow(tx, id);
  return row ? positionOf(row) : null;
}

function positionOf({
  longitude,
  latitude,
}: Pick<CameraRow, 'longitude' | 'latitude'>): CameraView['position'] {
  return longitude === null || latitude === null ? null : { longitude, latitude };
}

/** Adds or changes a camera. @throws camera-address-faulty, camera-host-not-allowed */
export async function saveCamera(ctx: Ctx, id: string, input: CameraInput): Promise<Camera> {
  const url = addressOf(ctx, input.address);
  const { protocol } = url;
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw problem('camera-address-faulty', { why: protocol.replace(':', '') });
  }
  return ctx.database.inTenant(ctx, async (tx) => {
    mustBeListed((await hostRow(tx)) ?? [], url);
    const { position, ...said } = input;
    const place = position === undefined ? await placeOf(tx, id) : position;
    const columns = place ?? { longitude: null, latitude: null };
    await saveCameraRow(tx, { tenantId: ctx.tenantId, id, ...said, ...columns });
    await told(tx, 'saveCamera', id);
    return { id, ...said, position: place };
  });
}

function addressOf({ locale }: Ctx, text: string): URL {
  const address = URL.parse(text);
  const why = locale === 'en' ? 'it is none' : '格式不对';
  if (!address) throw problem('camera-address-faulty', { why });
  return address;
}

/** Removes a camera. @throws camera-unknown */
export async function removeCamera(ctx: Ctx, id: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await deleteCamera(tx, id))) throw problem('camera-unknown');
    await told(tx, 'removeCamera', id);
  });
}

async function told(tx: Tx, act: 'saveCamera' | 'removeCamera', id: string): Promise<void> {
  await audit(tx, [{ action: `cockpit.${act}`, subject: id }]);
  const audience = { everyone: true };
  await emit(tx, [{ type: events.camerasChanged, subject: id, payload: {}, audience }]);
}

/** What came from a camera. */
export interface Fetched {
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Fetches from a camera: its own address, or a piece of its stream beside it. A piece never leaves the camera's
 * host and folder, so that nobody reaches anything else through us.
 * @throws camera-unknown, camera-unreachable, camera-host-not-allowed
 */
export async function fromCamera(ctx: Ctx, id: string, piece = ''): Promise<Fetched> {
  const { nameZh: name, address } = await cameraOf(ctx, id);
  const base = new URL(address);
  // A town that never named hosts keeps the cameras from before.
  const hosts = await ctx.database.inTenant(ctx, hostRow);
  if (hosts) mustBeListed(hosts, base);
  const { username, password } = base;
  const target = piece === '' ? base : pieceOf(base, piece);
  if (!target) throw problem('camera-unreachable', { name });
  target.username = '';
  target.password = '';
  const secret = Buffer.from(`${plain(username)}:${plain(password)}`).toString('base64');
  try {
    const { status, contentType, bytes } = await outward(target, {
      timeoutMs: patienceMs,
      largestBytes,
      headers: username ? { authorization: `Basic ${secret}` } : {},
    });
    if (status !== 200) throw new Error(`HTTP ${status}`);
    return { mediaType: contentType, bytes };
  } catch (cause) {
    throw Object.assign(problem('camera-unreachable', { name }), { cause });
  }
}

/** A name or password as it was written into the address; `%` that encodes nothing stands for itself. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function pieceOf(base: URL, piece: string): URL | null {
  const target = URL.parse(piece, base);
  const folder = base.pathname.slice(0, base.pathname.lastIndexOf('/') + 1);
  if (target?.origin !== base.origin || !target.pathname.startsWith(folder)) return null;
  return target;
}
