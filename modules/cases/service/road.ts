/** The settings of the road: read with a short memory, saved with versions. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { defaultRoad, type RoadSettings } from '../contract/road.ts';
import { roadRow, saveRoadRow } from '../store/write.ts';

const maxAgeMs = 5_000;
const kept = new Map<string, { at: number; settings: RoadSettings; version: number }>();

/** The settings in force. */
export async function roadOf(tx: Tx): Promise<{ settings: RoadSettings; version: number }> {
  const key = `${tx.ctx.database.url}|${tx.ctx.tenantId}`;
  const known = kept.get(key);
  if (known && performance.now() - known.at < maxAgeMs) return known;
  const row = await roadRow(tx);
  const settings = { ...defaultRoad, ...(row?.settings as Partial<RoadSettings> | undefined) };
  const read = { at: performance.now(), settings, version: row?.version ?? 0 };
  kept.set(key, read);
  return read;
}

/** The settings for the administrator's page. */
export function readRoad(ctx: Ctx) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { settings, version } = await roadOf(tx);
    return { settings, version };
  });
}

/** Saves the settings. @throws changed-meanwhile */
export async function saveRoad(ctx: Ctx, settings: RoadSettings, version: number): Promise<number> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await saveRoadRow(tx, settings, version))) {
      throw generalProblem('changed-meanwhile', { what: '办理流程设置' });
    }
    await saveVersions(tx, [{ kind: 'cases.road', subject: 'road', content: settings }]);
    await audit(tx, [{ action: 'cases.saveRoad', subject: 'road' }]);
  });
  kept.clear();
  return version + 1;
}

/** Sets the letters of case numbers of a new town. */
export async function setNumberPrefix(tx: Tx, numberPrefix: string): Promise<void> {
  await saveRoadRow(tx, { ...defaultRoad, numberPrefix }, 0);
  kept.clear();
}
