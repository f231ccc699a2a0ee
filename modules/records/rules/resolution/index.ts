/** Entity resolution: which records of a collection are of the same person, organisation or place. */
export { type PassBlocks, type PassSpec, type Slice } from './blocking.ts';
export { groupsOf, type Grouping, type Pairs } from './clusters.ts';
export {
  flagColumn,
  keyColumn,
  type RecordColumns,
  type ValueColumn,
  valueColumn,
} from './columns.ts';
export { estimate, fromLogOdds, logOdds, logRatios, type Model, type Shares } from './estimate.ts';
export {
  type ComparisonKind,
  type ComparisonSpec,
  damagedIdentity,
  levelNames,
  validIdentity,
} from './levels.ts';
export { addCounts, levelAt, levelsOf, type PatternCounts, patternOf } from './patterns.ts';
export {
  blockAll,
  blockPass,
  countSlice,
  joined,
  learn,
  oddsBetween,
  pairsIn,
  type Plan,
  resolveHere,
  sampling,
  type Scorer,
  scorerOf,
  slicesOf,
} from './resolve.ts';
export { pairFigures, type PairFigures } from './score.ts';
export { explain, type Explained, weigher } from './weights.ts';
