/** People: how their records are read and compared. */
export { type AddressAliases, readAddress, type ReadAddress, villageOf } from './addresses.ts';
export { peopleColumns, peoplePlan, type PersonFields } from './columns.ts';
export { birthOf, readDate, readIdentity, type ReadIdentity } from './identity.ts';
export { plainName, soundOf, surnameSound } from './names.ts';
export { plainKey } from './keys.ts';
