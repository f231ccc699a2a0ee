/** The door of the master records. */
export { type OwnField, type OwnValue, ownFields, ownRecord } from './service/own-record.ts';
export { refreshTown } from './service/refresh.ts';
export { keepSource, type SourceWish } from './service/settings.ts';
