import type { CategorySeed, LargeClassSeed } from './types.ts';
import { advice } from './categories/advice.ts';
import { buildingsWaterWorks } from './categories/buildings-water-works.ts';
import { care } from './categories/care.ts';
import { cleaning } from './categories/cleaning.ts';
import { consumer } from './categories/consumer.ts';
import { disputes } from './categories/disputes.ts';
import { farming } from './categories/farming.ts';
import { greenery } from './categories/greenery.ts';
import { landHousing } from './categories/land-housing.ts';
import { noiseAir } from './categories/noise-air.ts';
import { publicFacilities } from './categories/public-facilities.ts';
import { publicOrder } from './categories/public-order.ts';
import { roadFacilities } from './categories/road-facilities.ts';
import { safety } from './categories/safety.ts';
import { sanitationFacilities } from './categories/sanitation-facilities.ts';
import { schools } from './categories/schools.ts';
import { streetOrder } from './categories/street-order.ts';
import { traffic } from './categories/traffic.ts';
import { water } from './categories/water.ts';

/** The large classes 大类, components first, in the order of their codes. */
export const defaultLargeClasses: readonly LargeClassSeed[] = [
  publicFacilities,
  roadFacilities,
  sanitationFacilities,
  greenery,
  buildingsWaterWorks,
  cleaning,
  streetOrder,
  traffic,
  noiseAir,
  water,
  farming,
  landHousing,
  safety,
  publicOrder,
  consumer,
  care,
  disputes,
  schools,
  advice,
];

/** Every small class 小类 of the shipped catalogue with its large class, in the order of the codes. */
export const defaultCatalogue: readonly CategorySeed[] = defaultLargeClasses.flatMap((large) =>
  large.categories.map((small) => ({
    ...small,
    kind: large.kind,
    largeClassCode: large.code,
    largeClassZh: large.nameZh,
    largeClassEn: large.nameEn,
  })),
);
