import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskPersonal } from './index.ts';
import { sampleText, seededRandom } from './sample-texts.test-data.ts';

test('of 10,000 generated texts, recall is at least 99.5 % and false alarms at most 0.5 %', () => {
  const random = seededRandom(20_261_123);
  const missed: string[] = [];
  const alarms: string[] = [];
  let pieces = 0;
  for (let run = 0; run < 10_000; run += 1) {
    const { text, personal } = sampleText(random);
    const { findings } = maskPersonal(text);
    pieces += personal.length;
    for (const { start, end, kind } of personal) {
      const hidden = findings.some((one) => one.start <= start + 1 && one.end >= end);
      if (!hidden) missed.push(`${kind}: ${text.slice(start, end)} in ${text}`);
    }
    for (const one of findings) {
      const real = personal.some(({ start, end }) => one.start < end && start < one.end);
      if (!real) alarms.push(`${one.kind} ${text.slice(one.start, one.end)} in ${text}`);
    }
  }
  assert.ok(pieces > 6000);
  const recall = 1 - missed.length / pieces;
  assert.ok(recall >= 0.995, `recall ${recall}\n${missed.slice(0, 15).join('\n')}`);
  const rate = alarms.length / 10_000;
  assert.ok(rate <= 0.005, `false alarms ${rate}\n${alarms.slice(0, 15).join('\n')}`);
});

test('each way of writing a number is found and masked', () => {
  const cases: [string, string][] = [
    ['打13812345678一直不通', '打138****5678一直不通'],
    ['１３８－１２３４－５６７８', '138****5678'],
    ['一三八一二三四五六七八一直不通', '138****5678一直不通'],
    ['幺三八 一二三四 五六七八', '138****5678'],
    ['+86 138 1234 5678', '138****5678'],
    ['座机(0731)85123456转801', '座机0731-****3456转801'],
    ['身份证11010519491231002x。', '身份证1****************X。'],
    ['卡号6222 0212 3456 7890 128', '卡号**** **** **** 0128'],
    ['粤b·12312违停', '粤B·***12违停'],
    ['粤BD12312 3次', '粤B·****12 3次'],
    ['写信到ＺｈａｎｇＳａｎ＠qq.com', '写信到z***@qq.com'],
  ];
  for (const [text, masked] of cases) assert.equal(maskPersonal(text).text, masked);
});

test('a finding names kind, place in the original and plain value', () => {
  const { findings } = maskPersonal('😀找我：１３８ １２３４ ５６７８。');
  assert.deepEqual(findings, [{ kind: 'mobile', start: 5, end: 18, value: '13812345678' }]);
});

test('masking twice changes nothing more, and plain texts stay', () => {
  const once = maskPersonal('电话13812345678，车湘A12345，2026-11-23').text;
  assert.equal(maskPersonal(once).text, once);
  const plain = '路灯QX-20261123-0042-7坏了，12345，一百三十八元，192.168.100.25';
  assert.deepEqual(maskPersonal(plain), { text: plain, findings: [] });
});

test('a text of 10,000 characters is masked in good time', () => {
  const hostile = ['1 '.repeat(5000), '1-'.repeat(5000), 'a.'.repeat(5000), '湘'.repeat(10_000)];
  for (const text of hostile) {
    const began = performance.now();
    maskPersonal(text);
    // Backtracking would take hours, a machine short of breath some seconds.
    assert.ok(performance.now() - began < 30_000, text.slice(0, 10));
  }
});
