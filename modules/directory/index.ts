/** The door of the directory: what the town tells in public. */
export { listPlaces, type PlaceQuery } from './service/place-views.ts';
