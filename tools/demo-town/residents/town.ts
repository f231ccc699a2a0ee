/** The demo town as its residents live in it. */
import { DEMO_SEED, demoTown, type TownGeometry } from '../geometry/index.ts';
import { inventPopulation } from './population.ts';
import { sourceLists } from './sources.ts';
import type { Population, ResidentPlace, ResidentTown, SourceList } from './types.ts';

/** Residents of the demo town. */
const demoPopulation = 12_000;

/** Villages with their groups, and the quarter with its streets. */
function residentTown(town: TownGeometry): ResidentTown {
  const streets = [...new Set(town.doors.map(({ street }) => street))];
  const places = town.villages.features.map(({ properties }): ResidentPlace => {
    const isQuarter = properties.kind === 'quarter';
    const groups = Array.from({ length: 12 }, (_, at) => `${at + 1}组`);
    return { villageName: properties.nameZh, isQuarter, streets: isQuarter ? streets : groups };
  });
  return { fullName: `云岭县${town.nameZh}`, places };
}

/** The residents of the demo town and what eight departments write of them. */
export function demoSources(
  count = demoPopulation,
  seed = DEMO_SEED,
): { readonly population: Population; readonly lists: readonly SourceList[] } {
  const town = residentTown(demoTown(seed).qingxi);
  const population = inventPopulation(count, town, seed);
  renumbered.set(`${count} ${seed}`, renumberedOf(population));
  return { population, lists: sourceLists(population, town.fullName, seed) };
}

/** A house that has a new number. */
export interface Renumbered {
  readonly was: string;
  readonly now: string;
}

/** Kept from the lists of the same process: inventing a town twice would take seconds. */
const renumbered = new Map<string, readonly Renumbered[]>();

const renumberedOf = ({ homes }: Population): Renumbered[] =>
  homes.flatMap(({ oldAddress, address }) =>
    oldAddress === null ? [] : [{ was: oldAddress, now: address }],
  );

/** The houses of the demo town that have a new number: the register that a town hall keeps of them. */
export function renumberedHouses(count = demoPopulation, seed = DEMO_SEED): readonly Renumbered[] {
  return renumbered.get(`${count} ${seed}`) ?? renumberedOf(demoSources(count, seed).population);
}
