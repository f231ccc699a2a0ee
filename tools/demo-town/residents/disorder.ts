/** What happens to what people say on its way into a list: typing errors of Chinese kinds. */
import type { Random } from '../random.ts';
import { oldNumber } from './identity.ts';
import { inVariants, misheard } from './names.ts';
import type { Resident } from './types.ts';

/** How carelessly a list is kept; 1 is usual. */
export interface Care {
  readonly carelessness: number;
  /** Share of rows without an identity number. */
  readonly withoutIdentity: number;
  /** A spreadsheet may have turned identity numbers into floating point. */
  readonly throughSpreadsheet: boolean;
}

/** What a list writes of a person. */
export interface WrittenPerson {
  readonly name: string;
  readonly identityNumber: string;
  readonly birthDate: string;
  readonly gender: string;
  readonly phone: string;
  readonly address: string;
}

/** Writes a person down as this list does. */
export function writtenDown(
  random: Random,
  person: Resident,
  care: Care,
  town: string,
): WrittenPerson {
  const happens = (share: number) => random.chance(share * care.carelessness);
  const written = {
    name: writtenName(random, person.name, happens),
    identityNumber: random.chance(care.withoutIdentity)
      ? ''
      : writtenNumber(random, person.identityNumber, care),
    birthDate: writtenDate(random, person.birthDate, happens),
    gender: happens(0.01) ? '' : person.gender === 'male' ? '男' : '女',
    phone: writtenPhone(random, person.phone, happens),
    address: writtenAddress(random, person, { happens, town }),
  };
  return happens(0.002) ? { ...written, gender: written.gender === '男' ? '女' : '男' } : written;
}

type Happens = (share: number) => boolean;

function writtenName(random: Random, name: string, happens: Happens): string {
  if (happens(0.03)) return misheard(random, name);
  if (happens(0.02)) return inVariants(name);
  if (happens(0.015) && name.length === 2) return `${name.slice(0, 1)} ${name.slice(1)}`;
  if (happens(0.004) && name.length === 3) return name.slice(0, 2) + random.pick([...'军英华平明']);
  if (happens(0.003) && name.length === 3) return name.slice(0, 1) + name.slice(2);
  return name;
}

/** Two neighbouring places changed over, or one mistyped. */
export function mistyped(random: Random, digits: string): string {
  const at = random.integer(0, digits.length - 2);
  const [one = '', two = ''] = [digits[at], digits[at + 1]];
  if (one !== two && random.chance(0.6)) {
    return digits.slice(0, at) + two + one + digits.slice(at + 2);
  }
  const other = String((Number.parseInt(one, 10) + random.integer(1, 9)) % 10);
  return digits.slice(0, at) + other + digits.slice(at + 1);
}

function writtenNumber(random: Random, number: string, care: Care): string {
  const happens = (share: number) => random.chance(share * care.carelessness);
  if (happens(0.03)) return oldNumber(number);
  if (happens(0.02)) return mistyped(random, number);
  if (happens(0.004)) return number.slice(0, -1);
  if (care.throughSpreadsheet && random.chance(0.03)) return `${number.slice(0, 15)}000`;
  if (care.throughSpreadsheet && random.chance(0.01)) {
    return `${number.slice(0, 1)}.${number.slice(1, 6)}E+17`;
  }
  return happens(0.02) ? number.toLowerCase() : number;
}

function writtenDate(random: Random, date: string, happens: Happens): string {
  let [year = '', month = '', day = ''] = date.split('-');
  if (Number(day) <= 12 && happens(0.03)) [month, day] = [day, month];
  else if (happens(0.01)) year = String(Number(year) + random.pick([-10, -1, 1, 10]));
  else if (happens(0.006)) day = String(1 + (Number(day) % 28)).padStart(2, '0');
  if (happens(0.02)) return '';
  const plain = () => `${Number(year)}/${Number(month)}/${Number(day)}`;
  const ways = [
    () => `${year}-${month}-${day}`,
    plain,
    () => `${year}${month}${day}`,
    () => `${year}年${Number(month)}月${Number(day)}日`,
  ];
  return (ways[random.weighted([6, 2, 1, 1])] ?? plain)();
}

function writtenPhone(random: Random, phone: string, happens: Happens): string {
  if (phone === '' || happens(0.08)) return '';
  if (happens(0.04)) return `199${String(random.integer(0, 99_999_999)).padStart(8, '0')}`;
  if (happens(0.015)) return mistyped(random, phone);
  return happens(0.05) ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone;
}

const numerals = '零一二三四五六七八九十';

function writtenAddress(
  random: Random,
  { home }: Resident,
  { happens, town }: { readonly happens: Happens; readonly town: string },
): string {
  if (happens(0.03)) return '';
  let text = home.oldAddress !== null && random.chance(0.4) ? home.oldAddress : home.address;
  if (happens(0.03)) text = text.replace(/\d+号$/, '');
  else if (happens(0.01)) text = text.replace(/\d+号$/, `${random.integer(1, 60)}号`);
  text = text.replace(/^(.*村)(\d+)组/u, (whole, village: string, group: string) =>
    random.chance(0.3) && Number(group) <= 10 ? `${village}${numerals[Number(group)]}组` : whole,
  );
  if (random.chance(0.35)) return town + text;
  return random.chance(0.2) ? town.slice(-3) + text : text;
}
