/** The door of the module of observations. */
export type { Quality, Value } from './contract/reading.ts';
export { countOfStreams, history, historyIn, valuesIn, valuesOf } from './service/history.ts';
export { allow, learnBudget } from './service/ingest/budget.ts';
export { flushObservations, refuseMessage, submit } from './service/ingest/index.ts';
export { latestOf } from './service/latest.ts';
export { loadHistory } from './service/load-history.ts';
export { newestFirst, type StreamValue } from './service/newest.ts';
export { ensureStream, streamsOf } from './service/streams.ts';
export { isVisible } from './service/visible.ts';
export { judgeSlot } from './slots.ts';
export type {
  AcceptedValue,
  Arrival,
  ArrivalReceipt,
  Bucket,
  Datastream,
  HistoryQuestion,
  HistorySeries,
  Latest,
  ObservationJudge,
  ObservedValue,
  Reading,
  RefusedMessage,
  RefusedReading,
  ValuesPage,
  ValuesQuestion,
} from './types.ts';
