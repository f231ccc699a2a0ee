import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentFaults } from '../rules/content.ts';
import { combinations, decide } from '../rules/eligibility.ts';
import { found } from '../rules/search.ts';
import { defaultCatalogue } from './index.ts';

const { items, lifeEvents } = defaultCatalogue;
const codes = new Set(items.map(({ code }) => code));

test('forty items and eight life events are shipped, none with a fault', () => {
  assert.equal(items.length, 40);
  assert.equal(codes.size, 40);
  assert.equal(lifeEvents.length, 8);
  for (const { code, content } of items) assert.deepEqual(contentFaults(content, codes), [], code);
});

test('every item says who, with what, by when, where and on which rule; most can be applied for online', () => {
  for (const { code, content } of items) {
    assert.ok(content.whoZh && content.conditions.length > 0 && content.materials.length > 0, code);
    assert.ok(
      content.basis.every((rule) => /[《〔第]/.test(rule)),
      code,
    );
    assert.ok(content.titleEn && content.keywords.length >= 3, code);
  }
  assert.ok(items.filter(({ content }) => content.form).length >= 36);
});

test('each item asks whether one can have it, in both languages, or says that anybody may', () => {
  const open = items.filter(({ content }) => !content.eligibility);
  assert.deepEqual(
    open.map(({ code, content }) => [code, Boolean(content.anyoneZh && content.anyoneEn)]),
    [['id-card', true]],
  );
  for (const { code, content } of items) {
    const { questions = [], rules = [] } = content.eligibility ?? {};
    const lines = [...questions, ...questions.flatMap(({ options }) => options), ...rules];
    for (const { zh, en } of lines) {
      assert.ok(en, `${code}: ${zh}`);
      assert.doesNotMatch(en, /[\u4e00-\u9fff]/, code);
      assert.match(zh, /[\u4e00-\u9fff]/, code);
    }
  }
});

test('life events name items that are there, and every answer to a table leads to a verdict', () => {
  for (const { itemCodes } of lifeEvents)
    for (const code of itemCodes) assert.ok(codes.has(code), code);
  for (const { content } of items) {
    const table = content.eligibility;
    if (!table) continue;
    for (const given of combinations(table)) assert.ok(decide(table, given));
  }
});

test('people find items in their own words, by pinyin and by initials', () => {
  const first = (words: string) => found(items, words)[0]?.code;
  assert.equal(first('上小学'), 'school-enrolment');
  assert.equal(first('低保'), 'minimum-allowance');
  assert.equal(first('ruxue'), 'school-enrolment');
  assert.ok(found(items, 'jzz').some(({ code }) => code === 'residence-permit'));
  assert.equal(first('盖房'), 'homestead');
  assert.equal(first('孩子上学怎么报名'), 'school-enrolment');
  assert.equal(first('丢了身份证'), 'id-card');
  assert.equal(first('高齡津貼'), 'elder-allowance');
  assert.equal(first('殘疾人證'), 'disability-card');
  assert.equal(found(items, '火星移民').length, 0);
});
