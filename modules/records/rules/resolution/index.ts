/** Entity resolution: which records of a collection are of the same person, organisation or place. */
export { type PassBlocks, type PassSpec, type Slice } from './blocking.ts';
export { groupsOf, type Grouping, meanOdds, type Pairs } from './clusters.ts';
export {
  flagColumn,
  keyColumn,
  type RecordColumns,
  type ValueColumn,
  valueColumn,
} from './columns.ts';
export { fromLogOdds, logOdds, type Model, type Shares } from './estimate.ts';
export {
  type ComparisonKind,
  type ComparisonSpec,
  damagedIdentity,
  levelNames,
  validIdentity,
} from './levels.ts';
export { addCounts, type PatternCounts } from './patterns.ts';
export {
  blockPass,
  countSlice,
  joined,
  learn,
  oddsBetween,
  type Plan,
  resolveHere,
  sampling,
  type Scorer,
  scorerOf,
  slicesOf,
} from './resolve.ts';
export { pairFigures, type PairFigures } from './score.ts';
export { explain, type Explained } from './weights.ts';
