/** Records of people as columns, and how they are compared. */
import {
  damagedIdentity,
  flagColumn,
  keyColumn,
  type Plan,
  type RecordColumns,
  validIdentity,
  valueColumn,
} from '../resolution/index.ts';
import { type AddressAliases, readAddress } from './addresses.ts';
import { birthOf, readDate, readIdentity } from './identity.ts';
import { plainName, soundOf, surnameSound } from './names.ts';

/** What of a person a source writes; empty where it does not. */
export interface PersonFields {
  readonly name: string;
  readonly identityNumber: string;
  readonly birthDate: string;
  readonly gender: string;
  readonly phone: string;
  readonly address: string;
}

/** A record as it is compared. */
interface ReadPerson {
  readonly name: string;
  readonly sound: string;
  readonly surname: string;
  readonly identity: string;
  readonly flags: number;
  readonly birth: string;
  /** As the identity number holds it. */
  readonly numberBirth: string;
  readonly gender: string;
  readonly phone: string;
  readonly address: string;
  readonly area: string;
}

/** Remembers what was read from a text that comes again and again. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = read(text);
      known.set(text, value);
    }
    return value;
  };
}

/** Reads records one after another. */
function reader(aliases: AddressAliases): (fields: PersonFields) => ReadPerson {
  const nameOf = remembering((text) => {
    const name = plainName(text);
    return { name, sound: soundOf(name), surname: name === '' ? '' : surnameSound(name) };
  });
  const addressOf = remembering((text) => readAddress(text, aliases));
  const dateOf = remembering(readDate);
  return (fields) => {
    const identity = readIdentity(fields.identityNumber);
    const { plain, area } = addressOf(fields.address);
    const given = dateOf(fields.birthDate);
    const numberBirth = birthOf(identity);
    return {
      ...nameOf(fields.name),
      identity: identity.number,
      flags: (identity.valid ? validIdentity : 0) | (identity.damaged ? damagedIdentity : 0),
      // Where only the number tells the birth, it stands for the date.
      birth: given === '' ? numberBirth : given,
      numberBirth,
      gender: /[女2F]/i.test(fields.gender)
        ? 'female'
        : /[男1M]/i.test(fields.gender)
          ? 'male'
          : '',
      phone: fields.phone
        .normalize('NFKC')
        .replaceAll(/\D/g, '')
        .replace(/^86(?=1\d{10}$)/, ''),
      address: plain,
      area,
    };
  };
}

/** The columns of records of people. `at` is called once a record, in order. */
export function peopleColumns(
  size: number,
  at: (record: number) => PersonFields,
  aliases: AddressAliases = new Map(),
): RecordColumns {
  const read = reader(aliases);
  const people = Array.from({ length: size }, (_, record) => read(at(record)));
  const of = (member: Exclude<keyof ReadPerson, 'flags'>) =>
    valueColumn(size, (record) => people[record]?.[member] ?? '');
  const values = {
    name: of('name'),
    sound: of('sound'),
    identity: of('identity'),
    birth: of('birth'),
    numberBirth: of('numberBirth'),
    gender: of('gender'),
    phone: of('phone'),
    address: of('address'),
    area: of('area'),
  };
  const flags = { identity: flagColumn(size, (record) => people[record]?.flags ?? 0) };
  return { size, values, keys: keysOf(people), flags };
}

/** Keys that survive what an exact value does not. */
function keysOf(people: readonly ReadPerson[]): Record<string, Int32Array> {
  const key = (keyOf: (person: ReadPerson) => string) =>
    keyColumn(people.length, (record) => {
      const person = people[record];
      return person ? keyOf(person) : '';
    });
  return {
    surname: key(({ surname }) => surname),
    birthYear: key(({ birth }) => birth.slice(0, 4)),
    // Day and month in either order.
    birthEitherWay: key(({ birth }) =>
      birth === ''
        ? ''
        : birth.slice(0, 4) + [birth.slice(4, 6), birth.slice(6, 8)].sort().join(''),
    ),
    birthDay: key(({ birth }) => birth.slice(4, 8)),
    identityBeginning: key(({ identity }) => (identity.length >= 15 ? identity.slice(0, 15) : '')),
    identityEnd: key(({ identity }) => (identity.length >= 17 ? identity.slice(-8) : '')),
    identityDigits: key(({ identity }) =>
      identity.length >= 15 ? [...identity].sort().join('') : '',
    ),
    phoneDigits: key(({ phone }) => (phone.length >= 7 ? [...phone].sort().join('') : '')),
    lastSyllable: key(({ sound }) => sound.split('|')[0]?.split(' ').at(-1) ?? ''),
    foldedSound: key(({ sound }) => sound.split('|')[1] ?? ''),
  };
}

/** How people are compared, and what brings them together. */
export const peoplePlan: Plan = {
  comparisons: [
    { key: 'name', kind: 'chineseName', column: 'name', beside: 'sound', byFrequency: true },
    { key: 'identityNumber', kind: 'identity', column: 'identity' },
    { key: 'birthDate', kind: 'date', column: 'birth', beside: 'numberBirth' },
    { key: 'gender', kind: 'category', column: 'gender' },
    { key: 'phone', kind: 'code', column: 'phone', shared: true, byFrequency: true },
    {
      key: 'address',
      kind: 'address',
      column: 'address',
      beside: 'area',
      shared: true,
      byFrequency: true,
    },
  ],
  passes: [
    { keys: ['identity'] },
    { keys: ['identityBeginning', 'surname'], divide: ['name'] },
    { keys: ['identityDigits', 'surname'], divide: ['name'] },
    { keys: ['birthEitherWay', 'surname'], divide: ['lastSyllable', 'name'] },
    { keys: ['foldedSound', 'birthYear'], divide: ['birthDay', 'area'] },
    { keys: ['foldedSound', 'area'], divide: ['birthYear', 'name'] },
    { keys: ['foldedSound', 'birthDay'], divide: ['birthYear', 'area'] },
    { keys: ['phone'], divide: ['surname', 'name'] },
    { keys: ['address', 'surname'], divide: ['lastSyllable', 'name'] },
    { keys: ['identityEnd', 'surname'], divide: ['name'] },
    { keys: ['phoneDigits', 'surname'], divide: ['name'] },
  ],
  largestBlock: 60,
};
