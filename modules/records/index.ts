/** The door of the master records. */
export { refreshTown } from './service/refresh.ts';
export { keepSource, type SourceWish } from './service/settings.ts';
