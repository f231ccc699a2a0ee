/** Residents of the demo town, and the lists that departments keep of them, with the truth kept for scoring. */
export type { Care, WrittenPerson } from './disorder.ts';
export { writtenDown } from './disorder.ts';
export { inventPopulation } from './population.ts';
export { sourceLists } from './sources.ts';
export { demoSources, type Renumbered, renumberedHouses } from './town.ts';
export type {
  Home,
  Population,
  Resident,
  ResidentPlace,
  ResidentTown,
  SourceColumn,
  SourceList,
} from './types.ts';
