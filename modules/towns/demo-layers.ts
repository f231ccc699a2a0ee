/** The demo county's base map, as drawn by ourselves. */
import type { DemoTown, TownGeometry } from '#demo/geometry/index.ts';
import type { MapLayerRow } from './store/tables.ts';

/** Layers of a demo tenant from below to above; the county has its outline and neighbours only. */
export function demoLayers(
  tenantId: string,
  drawn: DemoTown,
  town: TownGeometry | null,
): MapLayerRow[] {
  const around = [
    layer('neighbours', '邻镇', 'Neighbouring towns', drawn.neighbours.features),
    layer('outline', '边界', 'Outline', [drawn.county, ...(town ? [town.outline] : [])]),
  ];
  const own = town ? townLayers(drawn, town) : [];
  return [...around, ...own].map((one, position) => ({ tenantId, position, ...one }));
}

type Layer = Omit<MapLayerRow, 'tenantId' | 'position'>;

function layer(
  kind: string,
  titleZh: string,
  titleEn: string,
  features: readonly unknown[],
): Layer {
  return { id: kind, kind, titleZh, titleEn, features };
}

function townLayers(drawn: DemoTown, town: TownGeometry): Layer[] {
  const hamlets = town.hamlets.map(({ nameZh, nameEn, position }) => ({
    type: 'Feature',
    id: `hamlet-${nameZh}`,
    geometry: { type: 'Point', coordinates: position },
    properties: { kind: 'hamlet', nameZh, nameEn },
  }));
  const hasRiver = town.waters.features.some(({ properties }) => properties.kind === 'river');
  const waters = hasRiver ? town.waters.features : [drawn.river, ...town.waters.features];
  return [
    layer('landCover', '地表', 'Land cover', town.landCover.features),
    layer('grounds', '场地', 'Grounds', town.grounds.features),
    layer('waters', '水系', 'Waters', waters),
    layer('buildings', '建筑', 'Buildings', town.buildings.features),
    layer('roads', '道路', 'Roads', town.roads.features),
    layer('hamlets', '村民小组', 'Hamlets', hamlets),
    layer('landmarks', '地标', 'Landmarks', town.landmarks.features),
  ];
}
