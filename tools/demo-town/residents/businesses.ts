/** Businesses of residents, with unified social credit codes of a region that no place has. */
import { createRandom, type Random } from '../random.ts';
import { writtenDown } from './disorder.ts';
import type { Population, Resident, SourceList } from './types.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A code with a right check character (GB 32100-2015). */
export function inventCreditCode(order: number): string {
  const first17 = `92439981MA${String(order).padStart(7, '0')}`;
  let [weight, sum] = [1, 0];
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return first17 + (alphabet[(31 - (sum % 31)) % 31] ?? '0');
}

const trades =
  '米粉店 大药房 五金店 理发店 便利店 农资经营部 水果店 早餐店 摩托车修理店 服装店 家电维修部 饭店 家庭农场 种养专业合作社'.split(
    ' ',
  );

const columns: SourceList['columns'] = [
  { key: 'creditCode', titleZh: '统一社会信用代码', titleEn: 'Unified social credit code', type: 'text', personalClass: null, mask: null },
  { key: 'organisationName', titleZh: '名称', titleEn: 'Name', type: 'text', personalClass: null, mask: null },
  { key: 'kind', titleZh: '类型', titleEn: 'Kind', type: 'text', personalClass: null, mask: null },
  { key: 'premises', titleZh: '经营场所', titleEn: 'Premises', type: 'text', personalClass: null, mask: null },
  { key: 'name', titleZh: '经营者', titleEn: 'Proprietor', type: 'text', personalClass: 'personal', mask: 'name' },
  { key: 'identityNumber', titleZh: '经营者证件号', titleEn: 'Identity number', type: 'text', personalClass: 'sensitive', mask: 'idNumber' },
  { key: 'phone', titleZh: '联系电话', titleEn: 'Telephone', type: 'text', personalClass: 'sensitive', mask: 'phone' },
  { key: 'foundedOn', titleZh: '成立日期', titleEn: 'Founded on', type: 'date', personalClass: null, mask: null },
]; // biome-ignore format: one line a column

/** The list of the market supervision. */
export function businessRows(population: Population, townName: string, seed: number): SourceList {
  const random = createRandom(seed, 'businesses');
  const adults = population.residents.filter(({ birthDate }) => birthDate < '2004');
  const owners = random.shuffle(adults).slice(0, Math.ceil(population.residents.length / 30));
  const taken = new Set<string>();
  const rows = owners.map((owner, at) => row(random, owner, { order: at + 1, townName, taken }));
  return {
    code: 'businesses',
    titleZh: '市场主体',
    titleEn: 'Businesses',
    departmentCode: 'market-supervision',
    keyColumn: 'creditCode',
    columns,
    rows,
    truth: owners.map(({ number }) => number),
  };
}

function row(
  random: Random,
  owner: Resident,
  {
    order,
    townName,
    taken,
  }: { readonly order: number; readonly townName: string; readonly taken: Set<string> },
): string[] {
  const care = { carelessness: 0.7, withoutIdentity: 0.03, throughSpreadsheet: false };
  const written = writtenDown(random, owner, care, townName);
  const trade = random.pick(trades);
  let name = `${townName.slice(-3, -1)}${owner.name}${trade}`;
  while (taken.has(name)) name = `${name}二店`;
  taken.add(name);
  return [
    inventCreditCode(order),
    name,
    /合作社/.test(trade) ? '农民专业合作社' : '个体工商户',
    owner.home.address,
    written.name,
    written.identityNumber,
    written.phone,
    `${random.integer(2008, 2025)}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`,
  ];
}
