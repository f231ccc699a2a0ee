import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Eligibility } from '../contract/content.ts';
import { draftMoves, draftStates } from '../contract/states.ts';
import { citedLines } from './answer-lines.ts';
import { contentFaults, missingIn } from './completeness.ts';
import { fits, stepOf, tableFaults } from './eligibility.ts';
import { htmlLines } from './html-lines.ts';
import { readDocument } from './read-document.ts';
import { openActs, stateAfter } from './transition.ts';
import { validityOn } from './validity.ts';

const day = '2026-11-23';
const days = { effectiveOn: null, expiresOn: null, repealedOn: null };

test('a policy holds from its first day to its last, unless it was repealed', () => {
  assert.equal(validityOn(days, day), 'inForce');
  assert.equal(validityOn({ ...days, effectiveOn: day }, day), 'inForce');
  assert.equal(validityOn({ ...days, effectiveOn: '2026-11-24' }, day), 'notYet');
  assert.equal(validityOn({ ...days, expiresOn: day }, day), 'inForce');
  assert.equal(validityOn({ ...days, expiresOn: '2026-11-22' }, day), 'expired');
  assert.equal(validityOn({ ...days, repealedOn: day, expiresOn: '2020-01-01' }, day), 'repealed');
});

test('the table of moves has no dead end, and nothing is published past a publisher', () => {
  for (const state of draftStates) {
    assert.ok(
      draftMoves.some(({ from }) => from === state),
      `${state} can be left`,
    );
    assert.ok(
      draftMoves.some(({ to }) => to === state),
      `${state} can be reached`,
    );
  }
  assert.equal(stateAfter('draft', 'publish', 'publisher'), null);
  assert.equal(stateAfter('inReview', 'publish', 'editor'), null);
  assert.equal(stateAfter('inReview', 'publish', 'publisher'), 'none');
  assert.deepEqual(openActs('inReview', ['publisher']), ['giveBack', 'publish']);
});

const table: Eligibility = {
  questions: [
    { key: 'household', text: '户口在本镇吗?', hint: '', kind: 'yesNo', unit: '', options: [] },
    { key: 'age', text: '今年几岁?', hint: '', kind: 'number', unit: '岁', options: [] },
    {
      key: 'grade',
      text: '残疾几级?',
      hint: '',
      kind: 'choice',
      unit: '',
      options: [
        { value: 'one', text: '一级' },
        { value: 'none', text: '没有' },
      ],
    },
  ],
  rules: [
    {
      when: [{ question: 'household', is: 'equal', value: 'no' }],
      outcome: 'no',
      sentence: '要先迁户口',
      bring: [],
    },
    {
      when: [{ question: 'age', is: 'atLeast', value: '80' }],
      outcome: 'yes',
      sentence: '可以领',
      bring: ['身份证'],
    },
    {
      when: [
        { question: 'age', is: 'below', value: '80' },
        { question: 'grade', is: 'equal', value: 'one' },
      ],
      outcome: 'ask',
      sentence: '请到窗口',
      bring: [],
    },
  ],
  otherwise: { outcome: 'no', sentence: '还不能领', bring: [] },
};

test('questions are asked one by one, and no longer than they matter', () => {
  assert.equal(stepOf(table, {}).question?.key, 'household');
  assert.equal(stepOf(table, { household: 'no' }).verdict?.sentence, '要先迁户口');
  assert.equal(stepOf(table, { household: 'yes' }).question?.key, 'age');
  assert.equal(stepOf(table, { household: 'yes', age: '80' }).verdict?.outcome, 'yes');
  assert.equal(stepOf(table, { household: 'yes', age: '79' }).question?.key, 'grade');
  assert.equal(
    stepOf(table, { household: 'yes', age: '79', grade: 'none' }).verdict?.outcome,
    'no',
  );
});

test('whatever is answered, the questions end, and in as many steps as there are questions', () => {
  const answer = (key: string, pick: number): string =>
    key === 'age'
      ? String(60 + (pick % 40))
      : key === 'grade'
        ? pick % 2
          ? 'one'
          : 'none'
        : pick % 2
          ? 'yes'
          : 'no';
  fc.assert(
    fc.property(fc.array(fc.nat(99), { minLength: 3, maxLength: 3 }), (picks) => {
      const answers: Record<string, string> = {};
      for (const pick of [...picks, 0]) {
        const { question, verdict } = stepOf(table, answers);
        if (verdict) return true;
        answers[question?.key ?? ''] = answer(question?.key ?? '', pick);
      }
      return false;
    }),
    { numRuns: 100 },
  );
});

test('faults of a decision table are named where they stand', () => {
  assert.deepEqual(tableFaults(table), []);
  const [first, ...rest] = table.rules;
  assert.ok(first);
  const wrong = {
    ...table,
    rules: [
      { ...first, when: [{ question: 'nobody', is: 'equal' as const, value: 'yes' }] },
      ...rest,
    ],
  };
  assert.deepEqual(
    tableFaults(wrong).map(({ pointer }) => pointer),
    ['/eligibility/questions/0', '/eligibility/rules/0/when/0'],
  );
  const [household, age, grade] = table.questions;
  assert.ok(household && age && grade);
  assert.ok(
    fits(age, '12.5') && !fits(age, '-1') && !fits(household, 'maybe') && fits(grade, 'one'),
  );
});

const notice = `云岭县人民政府办公室
关于印发《云岭县临时救助实施办法》的通知
云政办发〔2025〕12号
各乡镇人民政府:
第一章 总则
第一条 为解决居民突发性、紧迫性困难,制定本办法。
第二条 本办法所称临时救助,是指应急性、过渡性救助。
申请人可以委托村委会代为申请。
第三条 本办法自2025年7月1日起施行,有效期至2030年6月30日止。
云岭县人民政府办公室
2025年6月12日`;

test('a notice is read into title, number, days and articles', () => {
  const read = readDocument(notice.split('\n'));
  assert.equal(read.title, '云岭县人民政府办公室关于印发《云岭县临时救助实施办法》的通知');
  assert.equal(read.issuer, '云岭县人民政府办公室');
  assert.equal(read.documentNumber, '云政办发〔2025〕12号');
  assert.deepEqual(
    [read.issuedOn, read.effectiveOn, read.expiresOn],
    ['2025-06-12', '2025-07-01', '2030-06-30'],
  );
  const headings = read.articles.map(({ heading }) => heading);
  assert.deepEqual(headings.slice(1, 4), ['第一章 总则 第一条', '第二条', '第三条']);
  assert.match(read.articles[2]?.text ?? '', /委托村委会/);
  assert.deepEqual(
    missingIn(read).map(({ pointer }) => pointer),
    ['/topics', '/summary/0', '/summary/1', '/summary/2'],
  );
  assert.equal(contentFaults({ ...read, expiresOn: '2025-01-01' })[0]?.pointer, '/expiresOn');
  assert.equal(contentFaults({ ...read, issuedOn: '2025-02-30' })[0]?.pointer, '/issuedOn');
});

test('a page without articles is cut at its numbered heads; scripts and entities are not text', () => {
  const html = `<html><head><title>x</title></head><body><script>alert('第一条')</script>
    <h1>清溪镇农村建房指南</h1><p>一、谁可以建房</p><p>本村&nbsp;集体成员&#65292;一户一宅。</p>
    <p>二、怎样申请:先到村里</p></body></html>`;
  const read = readDocument(htmlLines(html));
  assert.equal(read.title, '清溪镇农村建房指南');
  assert.deepEqual(
    read.articles.map(({ heading, text }) => [heading, text]),
    [
      ['一、谁可以建房', '本村 集体成员\uff0c一户一宅。'],
      ['二、怎样申请:先到村里', ''],
    ],
  );
  assert.deepEqual(readDocument([]).articles, []);
});

test('of an answer only the sentences remain that cite what was given', () => {
  const written = `年满80岁可以领高龄津贴。[1]每月50元[2]。这个政策很好。
- 请带身份证到村委会。[3]
另见第九条[9]。`;
  assert.deepEqual(citedLines(written, 3), [
    { text: '年满80岁可以领高龄津贴。', passages: [1] },
    { text: '每月50元。', passages: [2] },
    { text: '请带身份证到村委会。', passages: [3] },
  ]);
  assert.deepEqual(citedLines('没有依据。', 3), []);
});
