/** The door of the module HJ 212: what models of stations need of it. */
export { stationServices } from './service/orders.ts';
