/** Where the demo town measures. */
import { demoTown, type LandmarkKind } from '#demo/geometry/index.ts';
import type { Position } from '#platform/geo/index.ts';
import type { NoiseZone } from '../rules/noise.ts';
import type { WaterBody } from '../rules/water.ts';

interface DemoStation {
  readonly name: string;
  readonly externalId: string;
  readonly department: string;
  readonly position: Position;
  readonly address: string;
}

/** An air station; `dirt` scales its particles (the market lies in the dust of the street). */
export interface DemoAir extends DemoStation {
  readonly dirt: number;
}

/** A noise meter with its zone and its usual levels by day and night, dB(A). */
export interface DemoNoise extends DemoStation {
  readonly zone: NoiseZone;
  readonly day: number;
  readonly night: number;
  /** How much louder it is on the mornings of market days. */
  readonly market: number;
}

/** A water station; `load` scales what is washed in. */
export interface DemoWater extends DemoStation {
  readonly body: WaterBody;
  readonly target: 2 | 3;
  readonly load: number;
}

/** Beside a landmark, so that the marks do not lie on it. */
function near(kind: LandmarkKind, name: string): { position: Position; address: string } {
  const town = demoTown().qingxi;
  const found = town.landmarks.features.find(
    ({ properties }) => properties.kind === kind && properties.nameZh.includes(name),
  );
  const [longitude, latitude] = found?.geometry.coordinates ?? town.centre;
  return {
    position: { longitude: longitude + 0.0003, latitude: latitude + 0.0002 },
    address: found?.properties.nameZh ?? town.nameZh,
  };
}

/** Stations of air. The external id is the MN of HJ 212. */
export function demoAirs(): DemoAir[] {
  return [
    {
      name: '镇政府空气站',
      externalId: '4399211010010000000A0001',
      department: 'construction',
      dirt: 1,
      ...near('townHall', '人民政府'),
    },
    {
      name: '清溪中学空气站',
      externalId: '4399211010010000000A0002',
      department: 'construction',
      dirt: 0.82,
      ...near('school', '清溪中学'),
    },
  ];
}

/** Meters of noise. */
export function demoNoises(): DemoNoise[] {
  const meter = (
    index: number,
    name: string,
    rest: Omit<DemoNoise, 'name' | 'externalId' | 'department'>,
  ): DemoNoise => ({
    name,
    externalId: `noise-qx-${String(index).padStart(2, '0')}`,
    department: 'city-management',
    ...rest,
  });
  return [
    meter(1, '农贸市场噪声点', {
      zone: '2',
      day: 57,
      night: 45,
      market: 7,
      ...near('market', '农贸'),
    }),
    meter(2, '中心小学噪声点', {
      zone: '1',
      day: 53,
      night: 41,
      market: 1,
      ...near('school', '中心小学'),
    }),
    meter(3, '卫生院噪声点', {
      zone: '1',
      day: 51,
      night: 43,
      market: 1,
      ...near('clinic', '卫生院'),
    }),
    meter(4, '汽车站噪声点', {
      zone: '4a',
      day: 66,
      night: 53,
      market: 3,
      ...near('busStation', '汽车站'),
    }),
    meter(5, '清溪广场噪声点', {
      zone: '2',
      day: 56,
      night: 48,
      market: 2,
      ...near('square', '清溪广场'),
    }),
    meter(6, '石桥村噪声点', {
      zone: '1',
      day: 46,
      night: 38,
      market: 0,
      ...near('villageOffice', '石桥'),
    }),
  ];
}

/** Stations of water. */
export function demoWaters(): DemoWater[] {
  return [
    {
      name: '清溪大桥水质站',
      externalId: '4399211010010000000W0001',
      department: 'water',
      body: 'river',
      target: 3,
      load: 1.15,
      ...near('bridge', '清溪大桥'),
    },
    {
      name: '枫林水库水质站',
      externalId: '4399211010010000000W0002',
      department: 'water',
      body: 'lake',
      target: 3,
      load: 0.32,
      ...near('reservoir', '枫林水库'),
    },
  ];
}
