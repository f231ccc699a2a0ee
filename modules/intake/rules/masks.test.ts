import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';
import { Engine, literal } from '#platform/duckdb/index.ts';
import { canaries, leaksIn } from '#platform/personal/index.ts';
import {
  maskAddress,
  maskBankCard,
  maskEmail,
  maskIdNumber,
  maskName,
  maskPhone,
  maskPlate,
} from '#platform/text/index.ts';
import { type FieldMask, plainField } from '#modules/catalogue/index.ts';
import { maskedExpression } from './masks.ts';

const engine = new Engine({
  temporaryDirectory: `${tmpdir()}/zhenshu-masks`,
  directories: [],
  memoryMegabytes: 128,
});
after(() => engine.close());

const text = plainField('v', '值', { personalClass: 'personal' });

const masked = (mask: FieldMask, values: readonly string[]): Promise<unknown[]> =>
  engine.use(async (connection) => {
    const rows = values.map((value, at) => `(${at}, ${literal(value)})`).join(', ');
    const read = await connection.runAndReadAll(
      `SELECT ${maskedExpression({ ...text, mask }, 'v')} FROM (VALUES ${rows}) s(n, v) ORDER BY n`,
    );
    return read.getRowsJson().map(([value]) => value);
  });

test('masks of the lake show what the masks of the platform show', async () => {
  const cases: Record<string, [(value: string) => string, string[]]> = {
    name: [
      maskName,
      ['张三', '张小三', '欧阳修', '司马相如', '王', '买买提·艾力', 'Li Ming', '诸葛亮', '欧阳'],
    ],
    phone: [
      maskPhone,
      [
        '13812345678',
        '+86 138-1234-5678',
        '073184312345',
        '010-62345678',
        '12',
        '123456',
        '138****5678',
      ],
    ],
    idNumber: [
      (one) => maskIdNumber(one, 'staff'),
      ['11010519491231002X', '110105194912310', 'E12345678', '12', '1101 0519 4912 3100 2x'],
    ],
    bankCard: [
      maskBankCard,
      ['6222021234567890128', '622202 1234567890128', '12345', '**** **** **** 0128'],
    ],
    address: [
      maskAddress,
      [
        '清溪镇石桥村3组12号',
        '桃源街道幸福社区5栋',
        '湖南省长沙县',
        '北大街12号',
        '什么地方也不是',
        '清溪镇人民路8号',
        '开慧镇街道上',
      ],
    ],
    plate: [maskPlate, ['湘A12345', '湘A·D12345', '湘A']],
    email: [maskEmail, ['zhangsan@qq.com', 'A.B@Example.CN', 'nobody']],
  };
  for (const [mask, [expected, values]] of Object.entries(cases)) {
    assert.deepEqual(await masked(mask as FieldMask, values), values.map(expected), mask);
  }
});

test('no mask lets a canary through', async () => {
  for (const [mask, { value }] of Object.entries(canaries)) {
    const [shown] = await masked(mask as FieldMask, [value]);
    assert.deepEqual(leaksIn(String(shown ?? ''), mask as FieldMask), [], mask);
  }
});
