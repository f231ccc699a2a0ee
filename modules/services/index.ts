/** The door of the module of services. */
export { listItems } from './service/items.ts';
