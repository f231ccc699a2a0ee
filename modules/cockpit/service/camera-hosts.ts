/** The hosts that cameras may stand at: the town's own list, for what the server fetches and what pages may ask. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Database, Tx } from '#platform/database/index.ts';
import type { CameraHost, CameraHosts } from '../contract/screens.ts';
import { problem } from '../problems.ts';
import { hostOf, sourcesOf, tidyHosts } from '../rules/camera-hosts.ts';
import { allHosts, hostRow, saveHostRow } from '../store/camera-hosts.ts';
import { cameraRows } from '../store/screens.ts';

/** The list, and the hosts of cameras that do not stand in it. */
export function cameraHosts(ctx: Ctx): Promise<CameraHosts> {
  return ctx.database.inTenant(ctx, hostsIn);
}

async function hostsIn(tx: Tx): Promise<CameraHosts> {
  const hosts = (await hostRow(tx)) ?? [];
  const addresses = (await cameraRows(tx)).map(({ address }) => URL.parse(address));
  const left = addresses.flatMap((url) => (url && !hostOf(hosts, url) ? [url.host] : []));
  return { hosts, unlisted: [...new Set(left)] };
}

/** Saves the list; screens and pages follow at once. */
export async function saveCameraHosts(
  ctx: Ctx,
  given: readonly CameraHost[],
): Promise<CameraHosts> {
  const saved = await ctx.database.inTenant(ctx, async (tx) => {
    await saveHostRow(tx, tidyHosts(given));
    await audit(tx, [{ action: 'cockpit.saveCameraHosts', subject: ctx.tenantId }]);
    return hostsIn(tx);
  });
  await learnSources(ctx.database);
  return saved;
}

/** Refuses an address that the town's list does not hold. @throws camera-host-not-allowed */
export function mustBeListed(hosts: readonly CameraHost[], address: URL): void {
  if (hostOf(hosts, address)) return;
  throw problem('camera-host-not-allowed', { host: address.host }, [
    { pointer: '/address', detail: address.host },
  ]);
}

/** Sources by database (one a process; tests have many), and when they were read. */
const known = new WeakMap<Database, { sources: readonly string[]; readAt: number }>();
/** Another process's change is allowed within this time. */
const freshMs = 10_000;

/** Reads which hosts the towns let their screens ask. */
export async function learnSources(database: Database): Promise<void> {
  const sources = sourcesOf(await database.inSystem(allHosts));
  known.set(database, { sources: [...new Set(sources)], readAt: performance.now() });
}

/** The hosts that browsers may ask for streams; what is known now, renewed behind the caller's back. */
export function streamSources(database: Database): readonly string[] {
  const own = known.get(database);
  if (!own || performance.now() - own.readAt > freshMs) {
    known.set(database, { sources: own?.sources ?? [], readAt: performance.now() });
    // A failed reading keeps what was known; the next request tries again.
    learnSources(database).catch(() => undefined);
  }
  return own?.sources ?? [];
}
