import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { api as sharingApi } from '#modules/sharing/contract/index.ts';
import { api } from '../contract/index.ts';
import { at, isProblem, overlapsIn, poolNamed, residentsOf, tomorrow } from './hall-town.ts';

test('a doctor falls ill: one is moved to an equal, one is kept another time and says yes, one is told', async (t) => {
  const town = await testTown(t);
  const people = await residentsOf(town, 4);
  const [one, two, three, four] = people;
  assert.ok(one && two && three && four);
  const general = await poolNamed(town, '全科门诊');
  const [wang, li] = general.today;
  assert.ok(wang && li);
  const book = async (who: typeof one, clock: string, resourceId: string) => {
    const held = await who.api.hold({
      body: { poolId: general.id, resourceId, from: at(clock) },
    });
    return who.api.confirm({ params: { bookingId: held.id }, body: {} });
  };
  const first = await book(one, '09:00', wang.resourceId);
  const second = await book(two, '09:30', wang.resourceId);
  const third = await book(three, '10:00', wang.resourceId);
  await book(four, '09:30', li.resourceId);
  // Nobody else of the pool works on Tuesday but Li, and at half past nine she has somebody.
  const head = (await town.as('head-health')).api(api);
  const times = { from: at('08:00'), until: at('12:00') };
  const params = { resourceId: wang.resourceId };
  const { items } = await head.affected({ params, body: times });
  assert.deepEqual(
    items.map(({ moveTo, alternative }) => [moveTo !== null, alternative !== null]),
    [
      [true, false],
      [false, true],
      [true, false],
    ],
  );
  const body = { ...times, kind: 'closed' as const, reasonZh: '医生生病' };
  await assert.rejects(
    head.close({ params, body: { ...body, choices: [] } }),
    isProblem('affected-changed'),
  );
  const choices = [
    { bookingId: first.id, choice: 'move' as const },
    { bookingId: second.id, choice: 'offer' as const },
    { bookingId: third.id, choice: 'cancel' as const },
  ];
  const done = await head.close({ params, body: { ...body, choices } });
  assert.deepEqual(done, { moved: 1, offered: 1, cancelled: 1 });
  const moved = await one.api.one({ params: { bookingId: first.id } });
  assert.deepEqual(
    [moved.resourceId, moved.from, moved.state],
    [li.resourceId, first.from, 'confirmed'],
  );
  const mine = (await two.api.mine({})).bookings;
  const offer = mine.find(({ state }) => state === 'held');
  assert.equal(offer?.replacesNumber, second.number);
  assert.equal(mine.find(({ id }) => id === second.id)?.because, '医生生病');
  await two.api.confirm({ params: { bookingId: offer?.id ?? '' }, body: {} });
  const told = await town.sql<{ template: string; body: string }>(
    `SELECT template, body FROM messages.messages WHERE person_id = ANY ($1) AND channel = 'inbox'`,
    [[one.personId, two.personId, three.personId]],
  );
  for (const template of ['booking.moved', 'booking.affected', 'booking.cancelledByTown'])
    assert.ok(
      told.some((message) => message.template === template),
      template,
    );
  const wish = { poolId: general.id, resourceId: wang.resourceId, from: at('09:00') };
  await assert.rejects(four.api.hold({ body: wish }), isProblem('slot-unknown'));
  assert.equal(await overlapsIn(town), 0);
});

test('arrival becomes a number; green goes first, two windows never call the same, a miss comes back after three', async (t) => {
  const town = await testTown(t);
  const [old, booked] = await residentsOf(town, 2);
  assert.ok(old && booked);
  const hall = await poolNamed(town, '社保医保');
  const clerk1 = await town.as('clerk1');
  const [clerk, other] = [clerk1.api(api), (await town.as('clerk2')).api(api)];
  const { items: screens } = await clerk.screens({});
  const screen = screens.find(({ siteCode }) => siteCode === 'hall-qingxi');
  const token = new URL(`http://x${screen?.hallPath}`).searchParams.get('t') ?? '';
  const kiosk = { params: { siteCode: 'hall-qingxi' } };
  const nobody = town.anonymous().api(api);
  await assert.rejects(
    nobody.kiosk({ ...kiosk, query: { token: 'wrong' } }),
    isProblem('site-unknown'),
  );

  // A person of 75 by the record (born 1951) takes a number by phone: the green channel by itself.
  await clerk1.api(sharingApi).confirmIdentity({
    body: { phone: old.phone, idNumber: '360702195103151211' },
  });
  const today = '2026-11-23';
  const held = await booked.api.hold({ body: { poolId: hall.id, from: at('11:00', today) } });
  const booking = await booked.api.confirm({ params: { bookingId: held.id }, body: {} });
  const take = async () => nobody.takeAtKiosk({ ...kiosk, body: { token, poolId: hall.id } });
  const numbers = [await take(), await take(), await take(), await take()];
  assert.deepEqual(
    numbers.map(({ number }) => number),
    ['D001', 'D002', 'D003', 'D004'],
  );
  assert.equal(numbers[3]?.estimate?.known, false, 'nothing was measured: nothing is promised');
  assert.equal(numbers[3]?.estimate?.because, 'noWindow');
  const green = await old.api.takeByPhone({ body: { poolId: hall.id } });
  assert.equal(green.favour, 'green');
  assert.equal((await old.api.takeByPhone({ body: { poolId: hall.id } })).id, green.id);

  const digits = booked.phone.slice(-4);
  const found = await nobody.findAtKiosk({ ...kiosk, body: { token, digits } });
  const own = found.items.find(({ bookingId }) => bookingId === booking.id);
  assert.ok(own && !own.shownName.includes(booked.name.slice(1)), 'the kiosk masks names');
  const arrived = await nobody.arriveAtKiosk({
    ...kiosk,
    body: { token, digits, bookingId: booking.id },
  });
  assert.equal(arrived.favour, 'booked');

  const { items: desks } = await clerk.desks({});
  const [w1, w2] = desks
    .filter(({ poolZh }) => poolZh === '社保医保')
    .map(({ windowId }) => windowId);
  assert.ok(w1 && w2);
  const call = (who: typeof clerk, windowId: string) =>
    who.deskAct({ params: { windowId }, body: { act: 'next' } });
  const [one, two] = await Promise.all([call(clerk, w1), call(other, w2)]);
  assert.deepEqual(new Set([one.now?.number, two.now?.number]), new Set(['D001', 'D005']));
  const board = await nobody.hall({ ...kiosk, query: { token } });
  assert.equal(board.calls.length, 2);
  assert.ok(!JSON.stringify(board).includes(old.name), 'the hall hears no whole name');

  // Nobody comes for D001: three others go first, then it is called again.
  const missedAt = one.now?.number === 'D001' ? ([clerk, w1] as const) : ([other, w2] as const);
  const [who, windowId] = missedAt;
  const params = { windowId };
  const after = await who.deskAct({ params, body: { act: 'miss' } });
  assert.deepEqual(
    after.waiting.map(({ number }) => number),
    ['D002', 'D003', 'D004', 'D001', 'D006'],
    'the booked time is at eleven: until then the booked one waits like anybody',
  );
  assert.equal((await call(who, windowId)).now?.number, 'D002');
  const { pools } = await who.desk({ params });
  const civil = pools.find(({ nameZh }) => nameZh === '民政救助');
  await who.deskAct({ params, body: { act: 'transfer', poolId: civil?.id ?? '' } });
  const sent = await nobody.followTicket({
    params: { ticketId: numbers[1]?.id ?? '' },
    body: { token: numbers[1]?.token ?? '' },
  });
  assert.deepEqual([sent.poolZh, sent.state], ['民政救助', 'waiting']);
  await assert.rejects(who.deskAct({ params, body: { act: 'done' } }), isProblem('nobody-called'));

  // At eleven the booked person's turn has come; when done, the booking is done.
  town.clock.set(at('11:01', today));
  const eleven = await call(who, windowId);
  assert.equal(eleven.now?.number, 'D006');
  await who.deskAct({ params, body: { act: 'done', ticketId: eleven.now?.id ?? '' } });
  assert.equal((await booked.api.one({ params: { bookingId: booking.id } })).state, 'served');
  const { pools: figures } = await clerk.figures({ query: { from: today, until: today } });
  const sums = figures.find(({ poolId }) => poolId === hall.id);
  assert.deepEqual([sums?.booked, sums?.came, sums?.served], [1, 1, 1]);
  const sheet = await clerk.sheetFile({ query: { day: today } });
  assert.ok((sheet.bytes as Blob).size > 2000);
  await clerk.renewScreen({ params: { siteCode: 'hall-qingxi' } });
  await assert.rejects(nobody.hall({ ...kiosk, query: { token } }), isProblem('site-unknown'));
});

test('a week is tried before it is saved, rules are versioned, the place of the directory says who is on duty', async (t) => {
  const town = await testTown(t);
  const head = (await town.as('head-health')).api(api);
  const { items } = await head.plans({});
  const pool = items.find(({ nameZh }) => nameZh === '全科门诊');
  const doctor = pool?.resources[0];
  assert.ok(pool && doctor);
  const params = { resourceId: doctor.id };
  const weekly = [{ weekday: 2, fromMinute: 540, untilMinute: 600 }];
  assert.deepEqual(await head.tryWeek({ params, body: { weekly } }), { slots: 4, outside: 0 });
  const overlapping = [...weekly, { weekday: 2, fromMinute: 580, untilMinute: 640 }];
  const { poolId: _, id: __, exceptions: ___, ...given } = doctor;
  await assert.rejects(
    head.saveResource({ params, body: { ...given, weekly: overlapping } }),
    isProblem('plan-faulty'),
  );
  const saved = await head.saveResource({ params, body: { ...given, weekly } });
  assert.equal(saved.version, 2);
  await assert.rejects(
    head.saveResource({ params, body: { ...given, weekly } }),
    isProblem('changed-meanwhile'),
  );
  const foreign = (await town.as('head-construction')).api(api);
  await assert.rejects(
    foreign.saveResource({ params, body: { ...given, weekly, version: 2 } }),
    isProblem('pool-unknown'),
  );
  const { rules, version } = await head.rules({});
  await head.saveRules({ body: { rules: { ...rules, holdMinutes: 5 }, version } });
  await assert.rejects(
    head.saveRules({ body: { rules, version } }),
    isProblem('changed-meanwhile'),
  );

  const { onDutyToday } = await import('../service/public.ts');
  const duty = await onDutyToday(town.ctx, {
    day: tomorrow,
    placeCodes: ['clinic-qingxi', 'nowhere'],
  });
  const wang = duty.find(({ nameZh }) => nameZh.startsWith(doctor.nameZh));
  assert.deepEqual([wang?.from, wang?.until, wang?.free], ['09:00', '10:00', 4]);
});
