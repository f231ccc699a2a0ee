/** The ground as the screens show it. */
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Area, Position } from '#platform/geo/index.ts';
import { saveVersions, versionsOf } from '#platform/versions/index.ts';
import type { GroundView } from '../contract.ts';
import { boundsOf } from '../rules/ground.ts';
import { groundRows, lockGround, settingsRow } from '../store/read.ts';
import { saveSettings } from '../store/write.ts';
import type { GroundKind } from '../store/tables.ts';
import { changingGround, ground } from './ground.ts';
import { refuseFaultyArea } from './objects.ts';

/** Villages, cells, departments and places, straight from the tables. */
export async function viewGround(
  ctx: Ctx,
  ask: { readonly areas?: boolean; readonly retired?: boolean },
): Promise<GroundView> {
  const rows = await ctx.database.inTenant(ctx, groundRows);
  const { settings } = rows;
  const shown = <R extends { readonly active: boolean }>(list: readonly R[]) =>
    list.filter(({ active }) => active || ask.retired === true);
  const sized = <R extends { readonly area: Area }>({ area, ...row }: R) =>
    ask.areas === true ? { ...row, area } : row;
  const bounds = settings?.countyOutline ? boundsOf([settings.countyOutline]) : null;
  return {
    townName: settings?.nameZh ?? '',
    townNameEn: settings?.nameEn ?? '',
    dutyPhone: settings?.dutyPhone ?? '',
    centre: settings ? positionOf(settings.centreLongitude, settings.centreLatitude) : null,
    countyBounds: bounds ? [...bounds] : null,
    revision: settings?.revision ?? '',
    villages: shown(rows.villages).map(sized),
    gridCells: shown(rows.gridCells).map(sized),
    departments: shown(rows.departments).map((row) => ({
      ...row,
      skills: row.skills.map((skill) => ({
        ...skill,
        categoryPrefixes: [...skill.categoryPrefixes],
      })),
    })),
    places: shown(rows.places).map(({ longitude, latitude, kind, ...row }) => ({
      ...row,
      kind: kind as 'shop',
      position: { longitude, latitude },
    })),
  };
}

function positionOf(longitude: number | null, latitude: number | null): Position | null {
  return longitude === null || latitude === null ? null : { longitude, latitude };
}

/** What an object was when, newest first. */
export async function viewVersions(ctx: Ctx, kind: GroundKind, id: string) {
  const saved = await ctx.database.inTenant(ctx, (tx) => versionsOf(tx, `towns.${kind}`, id));
  if (saved.length === 0) throw generalProblem('not-found', { what: '历史版本' });
  return {
    items: saved.map((one) => ({
      ...one,
      content: one.content as Record<string, unknown>,
      savedAt: one.savedAt.toISOString(),
    })),
  };
}

/** What an administrator may change of the town itself. */
export interface SettingsInput {
  readonly dutyPhone: string;
  readonly centre: Position;
  readonly countyOutline?: Area;
  /** The ground's revision that was read. */
  readonly revision: string;
}

/** Changes the town's own data. @throws changed-meanwhile, area-invalid */
export async function changeSettings(
  ctx: Ctx,
  input: SettingsInput,
): Promise<{ revision: string }> {
  if (input.countyOutline) refuseFaultyArea(ctx, input.countyOutline, '/countyOutline');
  await changingGround(ctx, async (tx) => {
    await lockGround(tx);
    const present = await settingsRow(tx);
    if (!present || present.revision !== input.revision)
      throw generalProblem('changed-meanwhile', { what: '乡镇信息' });
    const change = {
      dutyPhone: input.dutyPhone,
      centreLongitude: input.centre.longitude,
      centreLatitude: input.centre.latitude,
      countyOutline: input.countyOutline ?? present.countyOutline,
    };
    await saveSettings(tx, { ...present, ...change });
    await saveVersions(tx, [{ kind: 'towns.settings', subject: ctx.tenantId, content: change }]);
    await audit(tx, [{ action: 'towns.saveSettings', subject: ctx.tenantId }]);
  });
  return { revision: (await ground(ctx)).revision };
}
