/** The ground of the demo county: Qingxi in full, its twin Baisha, and the county's outline. */
import { setImmediate } from 'node:timers/promises';
import { createCellFinder } from '#demo/cell-finder.ts';
import { demoGazetteer } from '#demo/gazetteer.ts';
import { demoTown, type TownGeometry } from '#demo/geometry/index.ts';
import { demoQrPlaces } from '#demo/qr-places.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Area } from '#platform/geo/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { demoLayers } from './demo-layers.ts';
import { setUpTown } from './service/set-up.ts';
import { insertRows, saveMapLayers } from './store/write.ts';
import type { GridCellRow, PlaceRow, VillageRow } from './store/tables.ts';

/** Fills one tenant of the demo county. */
export async function fillDemo({ ctx, tenant }: DemoContext): Promise<void> {
  // Drawing holds the process for seconds: what needs no ground begins before.
  await setImmediate();
  const drawn = demoTown();
  const town =
    tenant.code === 'qingxi' ? drawn.qingxi : tenant.code === 'baisha' ? drawn.baisha : null;
  const [longitude, latitude] = (town ?? drawn.qingxi).centre;
  const exchange = town === drawn.qingxi ? '0700-8866' : '0700-8867';
  await ctx.database.inTenant(ctx, async (tx) => {
    await setUpTown(tx, {
      nameZh: tenant.nameZh,
      nameEn: tenant.nameEn,
      dutyPhone: town ? `${exchange}1234` : '0700-88661000',
      centre: { longitude, latitude },
      countyOutline: drawn.county.geometry as Area,
    });
    await saveMapLayers(tx, demoLayers(tx.ctx.tenantId, drawn, town));
    if (town) await fillGround(tx, town);
  });
}

async function fillGround(tx: Tx, town: TownGeometry): Promise<void> {
  const { tenantId } = tx.ctx;
  const fresh = () => ({ id: uuidv7(), tenantId, active: true, version: 1 });
  const villages = town.villages.features.map(({ properties, geometry }): VillageRow => {
    const { code, nameZh, nameEn, kind, areaSquareMetres } = properties;
    const area = geometry as Area;
    return {
      ...fresh(),
      code,
      nameZh,
      nameEn,
      kind: kind === 'quarter' ? 'quarter' : 'village',
      area,
      areaSquareMetres,
    };
  });
  const villageIds = new Map(villages.map(({ code, id }) => [code, id]));
  const residents = residentsByCell(town);
  const cells = town.gridCells.features.map(({ properties, geometry }): GridCellRow => {
    const { code, nameZh, nameEn, parentCode, areaSquareMetres } = properties;
    const villageId = villageIds.get(parentCode) ?? '';
    return {
      ...fresh(),
      code,
      nameZh,
      nameEn,
      villageId,
      gridWorkerId: null,
      area: geometry as Area,
      areaSquareMetres,
      population: residents.get(code) ?? 0,
    };
  });
  await insertRows(tx, 'villages', villages);
  await insertRows(tx, 'gridCells', cells);
  const cellIds = new Map(cells.map(({ code, id }) => [code, id]));
  const places = [...qrPlaces(town), ...gazetteerPlaces(town)].map(
    ({ cellCode, ...place }): PlaceRow => {
      return { ...fresh(), ...place, gridCellId: cellIds.get(cellCode) ?? null };
    },
  );
  await insertRows(tx, 'places', places);
  const versioned = [
    ...villages.map((row) => ({ kind: 'towns.villages', subject: row.id, content: row })),
    ...cells.map((row) => ({ kind: 'towns.gridCells', subject: row.id, content: row })),
    ...places.map((row) => ({ kind: 'towns.places', subject: row.id, content: row })),
  ];
  await saveVersions(tx, versioned);
}

/**
 * People of the demo town by cell, by the floors of the houses as they are drawn. In the quarter a house is a house; in
 * the villages one stands for the yards around it. So a village comes to some hundred people a square kilometre
 * and the quarter to some thousand, as in a market town of the south.
 */
const peoplePerFloor = { quarter: 3.2, village: 36 } as const;

function residentsByCell(town: TownGeometry): Map<string, number> {
  const cellAt = createCellFinder(town);
  const floors = new Map<string, number>();
  for (const { properties, geometry } of town.buildings.features) {
    const [longitude = 0, latitude = 0] = geometry.coordinates[0]?.[0] ?? [];
    const code = cellAt(longitude, latitude);
    const lived = properties.kind === 'public' ? 0 : properties.storeys;
    floors.set(code, (floors.get(code) ?? 0) + lived);
  }
  const kinds = new Map(
    town.villages.features.map(({ properties }) => [properties.code, properties.kind]),
  );
  const perFloor = new Map(
    town.gridCells.features.map(({ properties: { code, parentCode } }) => [
      code,
      kinds.get(parentCode) === 'quarter' ? peoplePerFloor.quarter : peoplePerFloor.village,
    ]),
  );
  return new Map(
    [...floors].map(([code, count]) => [code, Math.round(count * (perFloor.get(code) ?? 0))]),
  );
}

type PlaceDraft = Omit<PlaceRow, 'id' | 'tenantId' | 'active' | 'version' | 'gridCellId'> & {
  cellCode: string;
};

function qrPlaces(town: TownGeometry): PlaceDraft[] {
  return demoQrPlaces(town).map(({ code, kind, nameZh, nameEn, position, gridCellCode }) => ({
    code,
    nameZh,
    nameEn,
    kind,
    isQr: true,
    aliases: [],
    ...position,
    precisionMetres: 20,
    houseNumbers: null,
    cellCode: gridCellCode,
  }));
}

function gazetteerPlaces(town: TownGeometry): PlaceDraft[] {
  const { entries, doors } = demoGazetteer(town);
  return entries.map((entry, index) => {
    const houses = doors.filter(({ street }) => street === entry.name);
    const isStreet = entry.kind === 'road' && houses.length > 0;
    return {
      code: `G${String(index + 1).padStart(4, '0')}`,
      nameZh: entry.name,
      nameEn: entry.nameEn,
      kind: entry.kind,
      isQr: false,
      aliases: entry.aliases,
      ...entry.position,
      precisionMetres: Math.round(entry.precisionMetres),
      houseNumbers: isStreet
        ? houses.map(
            ({ number, position }) => [number, position.longitude, position.latitude] as const,
          )
        : null,
      cellCode: entry.gridCellCode,
    };
  });
}
