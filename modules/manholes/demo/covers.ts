/** Where the demo town's manholes lie: along its streets, away from the lamps. */
import { demoTown } from '#demo/geometry/index.ts';
import { createRandom } from '#demo/random.ts';
import type { Position } from '#platform/geo/index.ts';

/** A manhole with the usual depth of its water. */
export interface DemoCover {
  readonly name: string;
  readonly externalId: string;
  readonly street: string;
  readonly position: Position;
  readonly waterCentimetres: number;
}

const streets = ['清溪大街', '新市路', '圩场路', '滨河路', '学府路', '车站路', '桥头街', '老街'];

/** Manholes, spread evenly over the streets. */
export function demoCovers(count: number): DemoCover[] {
  const random = createRandom(31, 'manholes');
  const roads = demoTown().qingxi.roads.features;
  return Array.from({ length: count }, (_, index) => {
    const street = streets[index % streets.length] ?? '';
    const line = roads.find(({ properties }) => properties.nameZh === street)?.geometry.coordinates;
    const place = (Math.floor(index / streets.length) + 0.5) / Math.ceil(count / streets.length);
    const [longitude = 0, latitude = 0] = line?.[Math.floor(place * line.length)] ?? [];
    return {
      name: `${street} ${Math.floor(index / streets.length) + 1} 号井`,
      // A devEUI of LoRaWAN: 16 hexadecimal digits.
      externalId: `a84041000000${(index + 1).toString(16).padStart(4, '0')}`,
      street,
      position: { longitude, latitude },
      waterCentimetres: random.integer(5, 45),
    };
  });
}
