import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LightVisitor } from '#platform/testing/light-visitor.ts';
import { testTown } from '#testing';
import { at, poolNamed, residentsOf, tomorrow } from './hall-town.ts';

test('without script: a doctor is chosen, a time kept, confirmed, seen among the own and given back', async (t) => {
  const town = await testTown(t);
  const [own] = await residentsOf(town, 1);
  assert.ok(own);
  const pool = await poolNamed(town, '全科门诊');
  const visitor = new LightVisitor(town.application.http);
  const [name = '', value = ''] = own.cookie.split('=');
  visitor.cookies.set(name, value);
  const home = await visitor.open('/light/booking');
  assert.equal(home.status, 200, home.text);
  assert.match(home.text, /全科门诊/);
  const whom = await visitor.open(`/light/booking/${pool.id}`);
  assert.match(whom.text, /都可以/);
  const days = await visitor.open(`/light/booking/${pool.id}?resource=any`);
  assert.match(days.text, /11月24日 周二/);
  const times = await visitor.open(`/light/booking/${pool.id}/time?resource=any&day=${tomorrow}`);
  const nothing = await visitor.send(times, {}, '就这个时间');
  assert.equal(nothing.status, 422);
  const held = await visitor.send(times, { from: at('09:00') }, '就这个时间');
  assert.match(held.text, /这个时间为您保留 10 分钟/);
  const done = await visitor.send(held, { note: '量血压' }, '确认预约');
  assert.match(done.text, /已约好，请按时来/);
  const [, path = ''] =
    /href="(\/api\/v1\/booking\/bookings\/[^"]+\/calendar)"/.exec(done.markup) ?? [];
  const file = await town.anonymous().fetch(path, { headers: { cookie: own.cookie } });
  assert.match(file.headers.get('content-type') ?? '', /^text\/calendar/);
  assert.match(await file.text(), /DTSTART:20261124T010000Z/);
  const mine = await visitor.open('/light/booking/mine');
  assert.match(mine.text, /11月24日 周二 09:00 全科门诊/);
  const days2 = await visitor.open(`${done.url}/move`);
  assert.match(days2.text, /改到哪一天/);
  const times2 = await visitor.open(`${done.url}/move?day=${tomorrow}`);
  const moved = await visitor.send(times2, { from: at('09:30') }, '改到这个时间');
  assert.match(moved.text, /11月24日 周二 09:30/);
  const early = await visitor.send(await visitor.open(done.url), {}, '取消预约');
  assert.match(early.text, /已取消/);

  // In the hall: a number, how it stands, given back.
  const number = await visitor.open(`/light/booking/${pool.id}/number`);
  const ticket = await visitor.send(number, {}, '取号');
  assert.match(ticket.text, /等候中/);
  assert.match(ticket.url, /\/light\/booking\/ticket\/.+t=/);
  const left = await visitor.send(ticket, {}, '退号');
  assert.match(left.text, /已结束/);
});
