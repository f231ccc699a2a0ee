/** Where the demo town's lamps stand: along its streets, a cabinet in the middle of each stretch. */
import { demoTown, type LngLat } from '#demo/geometry/index.ts';
import { distanceMetres, offsetMetres, type Position } from '#platform/geo/index.ts';

/** A cabinet with its lamps. */
export interface DemoCabinet {
  readonly name: string;
  readonly street: string;
  readonly externalId: string;
  readonly groupCode: string;
  readonly position: Position;
  readonly lamps: readonly { readonly number: number; readonly position: Position }[];
}

interface Stretch {
  readonly street: string;
  readonly groupCode: string;
  readonly lamps: number;
  readonly spacing: number;
}

const stretches: readonly Stretch[] = [
  { street: '清溪大街', groupCode: 'lamps-main', lamps: 20, spacing: 26 },
  { street: '清溪大街', groupCode: 'lamps-main', lamps: 20, spacing: 26 },
  { street: '新市路', groupCode: 'lamps-streets', lamps: 20, spacing: 30 },
  { street: '圩场路', groupCode: 'lamps-streets', lamps: 18, spacing: 30 },
  { street: '学府路', groupCode: 'lamps-streets', lamps: 18, spacing: 30 },
  { street: '车站路', groupCode: 'lamps-streets', lamps: 18, spacing: 30 },
  { street: '桥头街', groupCode: 'lamps-streets', lamps: 16, spacing: 30 },
  { street: '老街', groupCode: 'lamps-streets', lamps: 14, spacing: 30 },
  { street: '滨河路', groupCode: 'lamps-riverside', lamps: 20, spacing: 28 },
  { street: '清云公路', groupCode: 'lamps-county-road', lamps: 22, spacing: 38 },
  { street: '清沙公路', groupCode: 'lamps-county-road', lamps: 18, spacing: 38 },
  { street: '石桥路', groupCode: 'lamps-village', lamps: 16, spacing: 40 },
];

/** All cabinets, or two with four lamps each where a test needs few. */
export function demoCabinets(few: boolean): DemoCabinet[] {
  const chosen = few
    ? stretches.filter((_, index) => index === 0 || index === stretches.length - 1)
    : stretches;
  const seen = new Map<string, number>();
  return chosen.map((stretch, index) => {
    const part = seen.get(stretch.street) ?? 0;
    seen.set(stretch.street, part + 1);
    const both = chosen.filter(({ street }) => street === stretch.street).length;
    return cabinetOf(few ? { ...stretch, lamps: 4 } : stretch, { index, part, parts: both });
  });
}

function cabinetOf(
  { street, groupCode, lamps, spacing }: Stretch,
  { index, part, parts }: { index: number; part: number; parts: number },
): DemoCabinet {
  const town = demoTown().qingxi;
  const road = town.roads.features.find(({ properties }) => properties.nameZh === street);
  const line = (road?.geometry.coordinates ?? []).map(toPosition);
  const side = (road?.properties.widthMetres ?? 8) / 2 + 1.2;
  const total = lengthOf(line);
  const middle = nearestAlong(line, toPosition(town.centre));
  const whole = lamps * spacing * parts;
  const start = Math.max(0, Math.min(total - whole, middle - whole / 2)) + part * lamps * spacing;
  const letter = parts > 1 ? (part === 0 ? '西段' : '东段') : '';
  const name = `${street}${letter}`;
  const places = Array.from({ length: lamps }, (_, lamp) => {
    const along = start + (lamp + 0.5) * spacing;
    return {
      number: part * lamps + lamp + 1,
      position: beside(line, along, lamp % 2 ? side : -side),
    };
  });
  return {
    name: `${name}控制柜`,
    street: name,
    externalId: `cabinet-qx-${String(index + 1).padStart(2, '0')}`,
    groupCode,
    position: beside(line, start + (lamps * spacing) / 2, side + 2.5),
    lamps: places,
  };
}

const toPosition = ([longitude, latitude]: LngLat): Position => ({ longitude, latitude });

function lengthOf(line: readonly Position[]): number {
  return line.slice(1).reduce((sum, at, index) => sum + distanceMetres(line[index] ?? at, at), 0);
}

/** How far along a line its point nearest to a place lies. */
function nearestAlong(line: readonly Position[], place: Position): number {
  let [along, best, least] = [0, 0, Number.POSITIVE_INFINITY];
  for (const [index, at] of line.entries()) {
    if (index > 0) along += distanceMetres(line[index - 1] ?? at, at);
    const away = distanceMetres(at, place);
    if (away < least) [best, least] = [along, away];
  }
  return best;
}

/** A place so far along a line, moved to its side. */
function beside(line: readonly Position[], along: number, side: number): Position {
  let left = along;
  for (let index = 1; index < line.length; index += 1) {
    const [from, to] = [line[index - 1], line[index]];
    if (!from || !to) break;
    const length = distanceMetres(from, to);
    if (left <= length || index === line.length - 1) {
      const share = length === 0 ? 0 : Math.min(1, left / length);
      const at = {
        longitude: from.longitude + (to.longitude - from.longitude) * share,
        latitude: from.latitude + (to.latitude - from.latitude) * share,
      };
      const angle = Math.atan2(to.latitude - from.latitude, to.longitude - from.longitude);
      return offsetMetres(at, -Math.sin(angle) * side, Math.cos(angle) * side);
    }
    left -= length;
  }
  return line[0] ?? { longitude: 0, latitude: 0 };
}
