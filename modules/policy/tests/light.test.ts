import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LightVisitor } from '#platform/testing/light-visitor.ts';
import { testTown } from '#testing';

test('without script: a policy is found by pinyin, read, and questions tell who can have it', async (t) => {
  const town = await testTown(t);
  const visitor = new LightVisitor(town.application.http);
  const home = await visitor.open('/light/policy');
  assert.equal(home.status, 200);
  assert.match(home.text, /按主题看/);
  const found = await visitor.open('/light/policy?q=dibao');
  assert.match(found.text, /最低生活保障审核确认办法/);
  const one = await visitor.open('/light/policy/dibao');
  assert.match(one.text, /700 元/);
  assert.match(one.markup, /id="art-1"/);
  let page = await visitor.open('/light/policy/dibao/check');
  page = await visitor.send(page, { 'a-household': 'yes' }, '下一步');
  page = await visitor.send(page, { 'a-property': 'no' }, '下一步');
  page = await visitor.send(page, { 'a-income': '500' }, '下一步');
  assert.match(page.text, /您家符合低保的基本条件/);
  for (const path of [
    '/light/directory',
    '/light/directory/places?kind=clinic',
    '/light/directory/places/clinic-qingxi',
    '/light/directory/notices',
    '/light/directory/bus',
    '/light/directory/bus/lines/q1',
    '/light/directory/bus/stops/s1',
  ]) {
    const shown = await visitor.open(path);
    assert.equal(shown.status, 200, path);
    assert.ok(!shown.markup.includes('<script'), path);
  }
});
