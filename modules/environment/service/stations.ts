/** The stations of a town: devices whose models measure air, noise or water. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { modelsOf, type Thing, thingsOf } from '#modules/things/index.ts';
import type { StationKind } from '../contract.ts';
import { problem } from '../problems.ts';
import { kindOf } from '../rules/stations.ts';
import { lockSite, saveSites, siteRows } from '../store/environment.ts';
import { judgeAgain } from './again.ts';
import type { SiteRow } from '../store/tables.ts';

/** A device and how it is judged. */
export interface Station {
  readonly thing: Thing;
  readonly kind: StationKind;
  readonly site: SiteRow;
}

/** All stations in order of their codes. */
export async function stations(tx: Tx): Promise<Station[]> {
  const [things, models, sites] = [await thingsOf(tx), await modelsOf(tx), await siteRows(tx)];
  const byThing = new Map(sites.map((site) => [site.thingId, site]));
  const found = things.all().flatMap((thing): Station[] => {
    const keys = models.of(thing)?.model.properties.map(({ key }) => key) ?? [];
    const kind = kindOf(keys);
    const site = byThing.get(thing.id) ?? usualSite(tx.ctx.tenantId, thing.id);
    return kind ? [{ thing, kind, site }] : [];
  });
  return found.sort((a, b) => a.thing.code.localeCompare(b.thing.code));
}

/** One station of a kind. @throws station-not-found */
export async function station(tx: Tx, thingId: string, kind: StationKind): Promise<Station> {
  const found = (await stations(tx)).find((one) => one.thing.id === thingId && one.kind === kind);
  if (!found) throw problem('station-not-found', { kind: kindWords[kind][tx.ctx.locale] });
  return found;
}

const kindWords: Readonly<Record<StationKind, { zh: string; en: string }>> = {
  air: { zh: '空气', en: 'air' },
  noise: { zh: '噪声', en: 'noise' },
  water: { zh: '水质', en: 'water' },
};

/** Where nothing was set: zone 2 as market towns usually are, a river of class III. */
function usualSite(tenantId: string, thingId: string): SiteRow {
  return { tenantId, thingId, noiseZone: '2', waterBody: 'river', waterTarget: 3, version: 0 };
}

/** What may be changed of a station. */
export interface SiteChange {
  readonly zone?: SiteRow['noiseZone'];
  readonly body?: SiteRow['waterBody'];
  readonly target?: number;
  readonly version: number;
}

/**
 * Sets how a station is judged, from now on and for what is shown of the past.
 * @throws station-not-found, changed-meanwhile
 */
export async function saveSite(
  ctx: Ctx,
  thingId: string,
  { version, ...change }: SiteChange,
): Promise<{ version: number }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const known = (await stations(tx)).find((one) => one.thing.id === thingId);
    if (!known || known.kind === 'air') {
      throw problem('station-not-found', { kind: kindWords.noise[ctx.locale] });
    }
    const site = (await lockSite(tx, thingId)) ?? known.site;
    if (site.version !== version) {
      throw generalProblem('changed-meanwhile', { what: known.thing.name });
    }
    const next: SiteRow = {
      ...site,
      noiseZone: change.zone ?? site.noiseZone,
      waterBody: change.body ?? site.waterBody,
      waterTarget: (change.target ?? site.waterTarget) as SiteRow['waterTarget'],
      version: version + 1,
    };
    await saveSites(tx, [next]);
    await judgeAgain(tx, thingId);
    await audit(tx, [{ action: 'environment.saveSite', subject: thingId, detail: change }]);
    return { version: next.version };
  });
}
