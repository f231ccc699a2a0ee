/** Colours of the base map: quiet, so that what matters can be seen on it. */
export const mapColours = {
  ground: '#f3f4ec',
  beyond: '#e9ece8',
  beyondLine: '#cfd6d2',
  forest: '#d9e6d1',
  orchard: '#e3ebd2',
  paddy: '#e8f0de',
  field: '#eff0df',
  builtUp: '#ebe9e4',
  publicGround: '#e6e8dc',
  publicGroundLine: '#d3d6c6',
  water: '#bfdbe7',
  waterLine: '#a3c8d8',
  waterName: '#3c7389',
  building: '#dcd7cd',
  publicBuilding: '#d2cdd6',
  buildingLine: '#c3bdb1',
  road: '#ffffff',
  mainRoad: '#fdf0c8',
  roadEdge: '#cfc8b8',
  roadName: '#6d6757',
  border: '#3f6f69',
  villageName: '#24504b',
  faintName: '#68726f',
  landmark: '#6f9490',
  landmarkName: '#2f4542',
  halo: '#ffffff',
} as const;

/** The names of the base map's colours. */
export type MapColours = Readonly<Record<keyof typeof mapColours, string>>;

/** The same for dark rooms and walls of screens: the ground steps back, marks stand out. */
export const darkColours: MapColours = {
  ground: '#17211f',
  beyond: '#101716',
  beyondLine: '#26332f',
  forest: '#182822',
  orchard: '#1b2822',
  paddy: '#1b2722',
  field: '#1a2421',
  builtUp: '#1e2725',
  publicGround: '#20302b',
  publicGroundLine: '#2a3a35',
  water: '#14303b',
  waterLine: '#1f4756',
  waterName: '#6fa9be',
  building: '#2a3432',
  publicBuilding: '#33393f',
  buildingLine: '#38443f',
  road: '#3a4744',
  mainRoad: '#56614f',
  roadEdge: '#0f1514',
  roadName: '#9aa7a2',
  border: '#4f8f87',
  villageName: '#b9dcd6',
  faintName: '#8b9a95',
  landmark: '#7fb0a9',
  landmarkName: '#c4d3cf',
  halo: '#101716',
};

/** How much white is mixed into the colours of lines and areas on dark ground, so that all are told from it. */
export const darkLift = 0.35;

/** A colour of a class as lines and areas take it: `#rrggbb`, lifted on dark ground. */
export function lifted(colour: string, dark: boolean): string {
  if (!dark) return colour;
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const mixed = parts.map((part) => Math.round(part + (255 - part) * darkLift));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
