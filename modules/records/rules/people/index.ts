/** People: how their records are read and compared. */
export { type AddressAliases, readAddress, type ReadAddress, villageOf } from './addresses.ts';
export { peopleColumns, peoplePlan, type PersonFields } from './columns.ts';
export { readDate, readIdentity } from './identity.ts';
export { plainName } from './names.ts';
export { plainKey } from './keys.ts';
