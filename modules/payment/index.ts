/** The door of the module of payment. Scenes open charges through `#platform/charges`, never here. */
export { chargeDesk } from './service/charges.ts';
