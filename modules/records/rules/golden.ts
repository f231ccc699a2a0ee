/** The best value of each field of a record, and which row it came from. */
import { fieldsOfKind, type EntityKind, type RecordField } from '../contract/kinds.ts';
import {
  type AddressAliases,
  plainName,
  readAddress,
  readDate,
  readIdentity,
} from './people/index.ts';

/** What a row says, by field; empty texts are left out. */
export type MemberContent = Readonly<Partial<Record<RecordField, string>>>;

/** A row of which a record consists. */
export interface GoldenMember {
  readonly id: string;
  readonly resourceCode: string;
  readonly content: MemberContent;
  readonly changedAt: Date;
}

/** Codes of resources by field, whose value goes first. */
export type Precedence = Readonly<Partial<Record<RecordField, readonly string[]>>>;

/** A value and the row from which it was taken. */
export interface GoldenValue {
  readonly value: string;
  readonly memberId: string;
}

/** How good a value is in itself: a number with a right check character goes before a damaged one. */
function soundness(field: RecordField, value: string): number {
  if (field === 'identityNumber') {
    const { number, valid } = readIdentity(value);
    return valid ? 2 : number.length === 18 ? 1 : 0;
  }
  if (field === 'birthDate') return readDate(value) === '' ? 0 : 1;
  if (field === 'phone') return value.replaceAll(/\D/g, '').length >= 7 ? 1 : 0;
  if (field === 'address') return /\d/.test(value) ? 1 : 0;
  return 1;
}

/** Whether a value is what its field should hold: a number with a right check character, a day, a telephone, an address with a door. */
export function isSound(field: RecordField, value: string): boolean {
  return soundness(field, value) >= (field === 'identityNumber' ? 2 : 1);
}

/** Values as a record keeps them: numbers whole, dates as eight digits, telephones as digits. */
export function keptValue(field: RecordField, value: string): string {
  const text = value.normalize('NFKC').trim();
  if (field === 'identityNumber') return readIdentity(text).number || text;
  if (field === 'birthDate' || field === 'foundedOn') return readDate(text) || text;
  if (field === 'phone') return text.replaceAll(/[\s-]/g, '');
  if (field === 'name') return text.replaceAll(/\s/g, '');
  if (field === 'gender') return /女|F/i.test(text) ? 'female' : /男|M/i.test(text) ? 'male' : '';
  return text;
}

/** A kept value in the form in which two of them are compared: ways of writing an address or a name do not differ. */
export function comparable(
  field: RecordField,
  kept: string,
  aliases: AddressAliases = new Map(),
): string {
  if (field === 'address') return readAddress(kept, aliases).plain;
  return field === 'name' ? plainName(kept) : kept;
}

/**
 * The record of its rows. Sound values go before unsound ones, then the precedence of the town decides, then how many rows say
 * the same, then the newest row.
 */
export function goldenRecord(
  kind: EntityKind,
  members: readonly GoldenMember[],
  precedence: Precedence,
  aliases: AddressAliases = new Map(),
): ReadonlyMap<RecordField, GoldenValue> {
  const golden = new Map<RecordField, GoldenValue>();
  for (const field of fieldsOfKind[kind]) {
    const [best] = candidates(field, members, { order: precedence[field] ?? [], aliases });
    if (best) golden.set(field, { value: best.value, memberId: best.memberId });
  }
  return golden;
}

interface Candidate extends GoldenValue {
  readonly sound: number;
  readonly place: number;
  readonly said: number;
  readonly at: number;
}

function candidates(
  field: RecordField,
  members: readonly GoldenMember[],
  { order, aliases }: { readonly order: readonly string[]; readonly aliases: AddressAliases },
): Candidate[] {
  const values = members.flatMap((member) => {
    const value = keptValue(field, member.content[field] ?? '');
    return value === '' ? [] : [{ member, value }];
  });
  const plain = (value: string): string => comparable(field, value, aliases);
  return values
    .map(({ member, value }): Candidate => {
      const place = order.indexOf(member.resourceCode);
      return {
        value,
        memberId: member.id,
        sound: soundness(field, member.content[field] ?? ''),
        place: place < 0 ? order.length : place,
        said: values.filter((other) => plain(other.value) === plain(value)).length,
        at: member.changedAt.getTime(),
      };
    })
    .sort(
      (a, b) =>
        b.sound - a.sound ||
        a.place - b.place ||
        b.said - a.said ||
        b.at - a.at ||
        (a.memberId < b.memberId ? -1 : 1),
    );
}
