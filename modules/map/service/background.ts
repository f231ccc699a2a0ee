/** Where the ground of the map comes from: read, set, and told to the header that allows its hosts. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { MapBackground, MapBackgroundSettings } from '#platform/contract/map-background.ts';
import type { Database } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { problem } from '../problems.ts';
import { backgroundFault, backgroundOf, originsOf } from '../rules/background.ts';
import { headOf } from './archives.ts';
import { ownArchive } from './tiles.ts';
import { allSettings, lockSettings, saveSettingsRow, settingsRow } from '../store/settings.ts';
import type { SettingsRow } from '../store/tables.ts';

/** A town without settings has its own drawing only. */
const plain: MapBackgroundSettings = {
  kind: 'none',
  template: '',
  key: '',
  subdomains: '',
  attribution: '',
  datum: 'wgs84',
  minZoom: 1,
  maxZoom: 18,
  opacity: 1,
};

/** What browsers draw under the town's own lines. */
export async function viewBackground(ctx: Ctx): Promise<MapBackground> {
  return backgroundOf((await ctx.database.inTenant(ctx, settingsRow)) ?? plain);
}

/** The settings as an administrator edits them. */
export async function viewSettings(ctx: Ctx): Promise<MapBackgroundSettings & { version: number }> {
  const row = await ctx.database.inTenant(ctx, settingsRow);
  return row ? fieldsOf(row) : { ...plain, version: 0 };
}

function fieldsOf({ tenantId: _tenant, ...fields }: SettingsRow) {
  return fields;
}

/** Sets where the ground comes from. @throws map-background-faulty, map-archive-unknown, changed-meanwhile */
export async function saveBackground(
  ctx: Ctx,
  { version, ...settings }: MapBackgroundSettings & { version: number },
  dataDirectory: string,
): Promise<{ version: number }> {
  const fault = backgroundFault(settings);
  if (fault) throw problem('map-background-faulty', { fault: fault[ctx.locale] });
  const archive =
    settings.kind === 'pmtiles' && ownArchive(ctx, settings.template, { dataDirectory });
  if (archive && !(await headOf(archive.path)))
    throw problem('map-archive-unknown', { name: archive.name });
  const saved = await ctx.database.inTenant(ctx, async (tx) => {
    const before = await lockSettings(tx);
    if ((before?.version ?? 0) !== version) {
      throw generalProblem('changed-meanwhile', {
        what: ctx.locale === 'zh' ? '底图设置' : 'the setting',
      });
    }
    await saveSettingsRow(tx, { ...settings, tenantId: ctx.tenantId, version: version + 1 });
    const { kind, datum } = settings;
    await audit(tx, [
      { action: 'map.saveBackground', subject: ctx.tenantId, detail: { kind, datum } },
    ]);
    await emit(tx, [
      {
        type: 'map.backgroundChanged',
        subject: ctx.tenantId,
        payload: {},
        audience: { everyone: true },
      },
    ]);
    return { version: version + 1 };
  });
  await learnOrigins(ctx.database);
  return saved;
}

/** Foreign origins by database (one a process; tests have many), and when they were read. */
const known = new WeakMap<Database, { origins: readonly string[]; readAt: number }>();
/** Another process's change is allowed within this time. */
const freshMs = 10_000;

/** Reads which foreign hosts the towns' settings name. */
export async function learnOrigins(database: Database): Promise<void> {
  const rows = await database.inSystem(allSettings);
  const origins = rows.flatMap((row) => originsOf(backgroundOf(row)));
  known.set(database, { origins: [...new Set(origins)], readAt: performance.now() });
}

/** The hosts that browsers may ask for tiles; what is known now, renewed behind the caller's back. */
export function tileOrigins(database: Database): readonly string[] {
  const own = known.get(database);
  if (!own || performance.now() - own.readAt > freshMs) {
    known.set(database, { origins: own?.origins ?? [], readAt: performance.now() });
    // A failed reading keeps what was known; the next request tries again.
    learnOrigins(database).catch(() => undefined);
  }
  return own?.origins ?? [];
}
