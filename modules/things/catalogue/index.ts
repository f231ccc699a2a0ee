/** The shipped thing models. A town may change them; an update never overwrites what was changed. */
import type { NewThingModel } from '../contract/model.ts';
import { airStation, noiseMeter, waterStation } from './environment.ts';
import { lampCabinet, streetLamp } from './lighting.ts';
import { manhole, refuseTruck } from './streets.ts';

/** Every shipped model. */
export const shippedModels: readonly NewThingModel[] = [
  airStation,
  noiseMeter,
  waterStation,
  streetLamp,
  lampCabinet,
  manhole,
  refuseTruck,
];
