import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LightVisitor } from '#platform/testing/light-visitor.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { doctorAnswers, resident } from './office.ts';

test('without script: an item is found, checked, applied for one question a page, and followed', async (t) => {
  const town = await testTown(t);
  const { cookie } = await resident(town);
  const visitor = new LightVisitor(town.application.http);
  const [name = '', value = ''] = cookie.split('=');
  visitor.cookies.set(name, value);
  const home = await visitor.open('/light/services');
  assert.match(home.text, /孩子上学/);
  const found = await visitor.open('/light/services?q=jtys');
  assert.match(found.text, /家庭医生签约/);
  const item = await visitor.open('/light/services/items/school-enrolment');
  assert.match(item.text, /要带什么/);
  assert.ok(!item.markup.includes('<script'));
  const check = await visitor.open(
    '/light/services/items/school-enrolment/check?a=age%3Dyes&key=hukou&value=here',
  );
  assert.match(check.text, /您可以办/);

  let page = await visitor.open('/light/services/items/family-doctor/apply');
  page = await visitor.send(page, { 'answers/name': '' }, '继续');
  assert.equal(page.status, 422);
  for (const [key, answer] of Object.entries(doctorAnswers)) {
    if (key === 'idNumber') {
      page = await visitor.send(page, { [`answers/${key}`]: '123' }, '继续');
      assert.match(page.text, /身份证号不对/);
    }
    page = await visitor.send(page, { [`answers/${key}`]: String(answer) }, '继续');
    assert.equal(page.status, 200, page.text);
  }
  assert.match(page.text, /核对一下/);
  page = await visitor.send(page, { delivery: 'electronic' }, '提交申请');
  assert.match(page.text, /已经收到您的申请/);
  const mine = await visitor.open('/light/services/applications');
  assert.match(mine.text, /待受理/);
  const health = await town.as('head-health');
  const applicationId = /applications\/([^?]+)/.exec(page.url)?.[1] ?? '';
  const until = new Date(town.clock.now().getTime() + 5 * 86_400_000).toISOString();
  await health.api(api).deskAct({
    params: { applicationId, act: 'askSupplement' },
    body: { version: 1, words: '请写清楚住址', until, keys: ['address'] },
  });
  page = await visitor.open(page.url);
  assert.match(page.text, /请写清楚住址/);
  const empty = await visitor.send(page, { 'answers/address': '' }, '提交补正');
  assert.equal(empty.status, 422);
  page = await visitor.send(page, { 'answers/address': '石桥村三组 12 号' }, '提交补正');
  assert.match(page.text, /办理中/);
  page = await visitor.send(page, {}, '撤回申请');
  assert.match(page.text, /已撤回/);
});
