import type { Division, DivisionProperties } from './divisions.ts';
import type {
  Feature,
  FeatureCollection,
  LineStringGeometry,
  LngLat,
  NamedProperties,
  PointGeometry,
  PolygonGeometry,
} from './geojson.ts';

/** Rivers, brooks, ponds and reservoirs. */
export interface WaterProperties extends NamedProperties {
  kind: 'river' | 'brook' | 'reservoir' | 'pond';
}

/** Roads and streets. `widthMetres` is the carriageway. */
export interface RoadProperties extends NamedProperties {
  kind: 'countyRoad' | 'mainStreet' | 'street' | 'lane' | 'villageRoad';
  widthMetres: number;
}

/** What grows or stands on the ground. */
export interface LandCoverProperties extends NamedProperties {
  kind: 'paddy' | 'field' | 'orchard' | 'forest' | 'builtUp';
}

/** A building's footprint. */
export interface BuildingProperties extends NamedProperties {
  kind: 'house' | 'shop' | 'public';
  storeys: number;
}

/** Public grounds: school yard, square, park … */
export interface GroundProperties extends NamedProperties {
  kind: LandmarkKind;
}

/** What a landmark is. */
export type LandmarkKind =
  | 'townHall'
  | 'market'
  | 'school'
  | 'clinic'
  | 'busStation'
  | 'square'
  | 'park'
  | 'police'
  | 'fireStation'
  | 'waterworks'
  | 'powerStation'
  | 'culture'
  | 'careHome'
  | 'post'
  | 'bank'
  | 'fuel'
  | 'villageOffice'
  | 'villageClinic'
  | 'villageSchool'
  | 'ancestralHall'
  | 'bridge'
  | 'reservoir'
  | 'transferStation'
  | 'sewageWorks'
  | 'hotel'
  | 'temple';

/** A landmark's point. */
export interface LandmarkProperties extends NamedProperties {
  kind: LandmarkKind;
  gridCellCode: string;
  /** Postal-style address, empty where none is used. */
  addressZh: string;
}

/** Everything that is drawn of one town. */
export interface TownGeometry {
  code: string;
  nameZh: string;
  nameEn: string;
  centre: LngLat;
  /** West, south, east, north. */
  bounds: [number, number, number, number];
  outline: Division;
  villages: FeatureCollection<PolygonGeometry, DivisionProperties>;
  gridCells: FeatureCollection<PolygonGeometry, DivisionProperties>;
  waters: FeatureCollection<PolygonGeometry, WaterProperties>;
  roads: FeatureCollection<LineStringGeometry, RoadProperties>;
  landCover: FeatureCollection<PolygonGeometry, LandCoverProperties>;
  grounds: FeatureCollection<PolygonGeometry, GroundProperties>;
  buildings: FeatureCollection<PolygonGeometry, BuildingProperties>;
  landmarks: FeatureCollection<PointGeometry, LandmarkProperties>;
  /** House numbers (清溪大街88号 = street 清溪大街, number 88). */
  doors: { street: string; number: number; position: LngLat }[];
  /** Hamlets (组), the places where villagers live. */
  hamlets: { nameZh: string; nameEn: string; position: LngLat }[];
}

/** The demo county. */
export interface DemoTown {
  seed: number;
  county: Division;
  /** Neighbouring towns, drawn as surroundings only. */
  neighbours: FeatureCollection<PolygonGeometry, DivisionProperties>;
  /** The river through the whole county. */
  river: Feature<PolygonGeometry, WaterProperties>;
  qingxi: TownGeometry;
  baisha: TownGeometry;
}
