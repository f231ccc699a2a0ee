import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatYuan, MoneyError, parseYuan, plainYuan } from './index.ts';

test('fen are shown as yuan with two places', () => {
  assert.equal(formatYuan(123_450), '¥1,234.50');
  assert.equal(formatYuan(123_456_789_01), '¥123,456,789.01');
  assert.equal(formatYuan(-5, 'en'), '-CN¥0.05');
  assert.equal(formatYuan(0), '¥0.00');
  assert.equal(plainYuan(-105), '-1.05');
});

test('amounts are read as people write them, exactly', () => {
  const amounts: [string, number][] = [
    ['12', 1200],
    ['12.5', 1250],
    ['0.29', 29],
    ['1.10', 110],
    ['¥1,234.50', 123_450],
    ['￥１２.５０元', 1250],
    ['-3', -300],
    ['-¥3.01', -301],
    ['2.5 万元', 2_500_000],
    ['1.000', 100],
    ['-0', 0],
  ];
  for (const [text, fen] of amounts) assert.equal(parseYuan(text), fen, text);
});

test('anything else is refused', () => {
  const texts = ['', '元', '1.005', '1,23', '12,34.5', '1e3', '.5', '1.', '--1', '1 2x', '0x10'];
  for (const text of [...texts, '99999999999999999']) {
    assert.throws(() => parseYuan(text), MoneyError, text);
  }
  assert.throws(() => formatYuan(0.5), MoneyError);
});

test('what is shown is read back the same', () => {
  const fen = fc.integer({ min: -1e12, max: 1e12 });
  fc.assert(
    fc.property(fen, fc.constantFrom('zh', 'en'), (amountFen, locale) => {
      assert.equal(parseYuan(formatYuan(amountFen, locale)), amountFen);
      assert.equal(parseYuan(plainYuan(amountFen)), amountFen);
    }),
  );
});
