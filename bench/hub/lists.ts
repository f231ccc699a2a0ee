/** The list of the bench: people with numbers that hold, written as a department would export them. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createRandom } from '#demo/random.ts';

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const given = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂';
const weights = Array.from({ length: 17 }, (_, at) => 2 ** (17 - at) % 11);

/** Titles of the columns. */
export const listHeader = [
  '序号',
  '姓名',
  '身份证号',
  '联系电话',
  '出生日期',
  '家庭住址',
  '健康状况',
  '补贴金额',
];

/** Writes the list. @param broken of so many rows one has a wrong number */
export async function writeList(path: string, rows: number, broken: number): Promise<void> {
  const random = createRandom(7, 'hub-list');
  const file = createWriteStream(path);
  file.write(`${listHeader.join(',')}\n`);
  for (let from = 0; from < rows; from += 5000) {
    let text = '';
    for (let at = from; at < Math.min(rows, from + 5000); at += 1) text += row(random, at, broken);
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

type Random = ReturnType<typeof createRandom>;

const two = (value: number): string => String(value).padStart(2, '0');

function row(random: Random, at: number, broken: number): string {
  const [year, month, day] = [
    random.integer(1930, 2010),
    random.integer(1, 12),
    random.integer(1, 28),
  ];
  const body = `${String(430000 + (at % 9000))}${year}${two(month)}${two(day)}${String(Math.floor(at / 9000) % 1000).padStart(3, '0')}`;
  let sum = 0;
  for (let place = 0; place < 17; place += 1)
    sum += (body.charCodeAt(place) - 48) * (weights[place] ?? 0);
  const last = '10X98765432'[(sum + (at % broken === 0 ? 1 : 0)) % 11] ?? '';
  const name = `${surnames[random.integer(0, 15)]}${given[random.integer(0, 23)]}${given[random.integer(0, 23)]}`;
  const health = ['良好', '一般', '慢性病', '残疾'][random.integer(0, 3)] ?? '';
  const phone = `1${random.integer(30, 99)}${String(random.integer(0, 99_999_999)).padStart(8, '0')}`;
  return `${at + 1},${name},${body}${last},${phone},${year}-${two(month)}-${two(day)},石桥村${random.integer(1, 20)}组${random.integer(1, 300)}号,${health},${random.integer(100, 99_999) / 100}\n`;
}
