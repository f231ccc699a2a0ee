import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LightVisitor } from '#platform/testing/light-visitor.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { at, isProblem, overlapsIn, poolNamed, residentsOf, tomorrow } from './hall-town.ts';

test('the last slot goes to one, any-window takes what is left, two tabs are one booking, a hold ends by itself', async (t) => {
  const town = await testTown(t);
  const people = await residentsOf(town, 12);
  const [first, second] = people;
  assert.ok(first && second);
  const general = await poolNamed(town, '全科门诊');
  const [doctor] = general.today;
  assert.ok(doctor && doctor.from === '08:00' && doctor.freeToday > 0);

  // Twelve people at once on one slot of one doctor: one gets it, the others are told what happened.
  const from = at('09:00');
  const wish = { poolId: general.id, resourceId: doctor.resourceId, from };
  const tries = await Promise.allSettled(people.map((one) => one.api.hold({ body: wish })));
  const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  assert.equal(won.length, 1);
  for (const one of tries)
    if (one.status === 'rejected')
      assert.ok(isProblem('slot-taken')(one.reason), String(one.reason));

  // Any of the pool: two doctors are left on Tuesday at nine, so two of the eleven others get in.
  const winner = people.find((_, index) => tries[index]?.status === 'fulfilled');
  const others = people.filter((one) => one !== winner);
  const any = await Promise.allSettled(
    others.map((one) => one.api.hold({ body: { poolId: general.id, from } })),
  );
  const anyWon = any.filter(({ status }) => status === 'fulfilled').length;
  const { items } = await town
    .anonymous()
    .api(api)
    .slots({
      params: { poolId: general.id },
      query: { day: tomorrow },
    });
  const nine = items.find((slot) => slot.from === from);
  assert.equal(nine?.free, 0);
  assert.equal(anyWon, (nine?.total ?? 0) - 1);
  assert.equal(await overlapsIn(town), 0);

  // One person in two tabs: the same hold is gone on with; another time at the same moment is refused with words.
  const held = won[0];
  assert.ok(winner && held);
  const again = await winner.api.hold({ body: wish });
  assert.equal(again.id, held.id);
  const confirmed = await winner.api.confirm({ params: { bookingId: held.id }, body: {} });
  assert.equal(confirmed.state, 'confirmed');
  const twice = await winner.api.confirm({ params: { bookingId: held.id }, body: {} });
  assert.equal(twice.version, confirmed.version);
  const hall = await poolNamed(town, '社保医保');
  await assert.rejects(
    winner.api.hold({ body: { poolId: hall.id, from } }),
    (error) => isProblem('own-overlap')(error) && String(error).includes(confirmed.number),
  );

  // A hold that nobody confirms is over by the clock, and its time is free again.
  town.clock.advance(11 * 60);
  await town.settle();
  const after = await town
    .anonymous()
    .api(api)
    .slots({
      params: { poolId: general.id },
      query: { day: tomorrow },
    });
  assert.equal(after.items.find((slot) => slot.from === from)?.free, (nine?.total ?? 0) - 1);
  const messages = await town.sql<{ template: string }>(
    `SELECT template FROM messages.messages WHERE subject_id = $1`,
    [held.id],
  );
  assert.ok(messages.some(({ template }) => template === 'booking.confirmed'));
});

test('moving keeps the constraint, the waiting list is offered what is given back, misses bar and are explained', async (t) => {
  const town = await testTown(t);
  const [one, two, three] = await residentsOf(town, 3);
  assert.ok(one && two && three);
  const property = await poolNamed(town, '建房与不动产');
  const book = async (who: typeof one, clock: string, day = tomorrow) => {
    const held = await who.api.hold({ body: { poolId: property.id, from: at(clock, day) } });
    return who.api.confirm({ params: { bookingId: held.id }, body: { note: '宅基地' } });
  };
  const mine = await book(one, '09:00');
  const other = await book(two, '09:30');
  const toOther = { params: { bookingId: mine.id }, body: { from: other.from } };
  await assert.rejects(one.api.move(toOther), isProblem('slot-taken'));
  const moved = await one.api.move({ ...toOther, body: { from: at('10:00') } });
  assert.deepEqual([moved.number, moved.from], [mine.number, at('10:00')]);
  await assert.rejects(two.api.one({ params: { bookingId: mine.id } }), isProblem('not-found'));

  const file = await one.api.calendarFile({ params: { bookingId: mine.id } });
  const ics = await (file.bytes as Blob).text();
  assert.match(ics, /DTSTART:20261124T020000Z\r\n/);

  // The day is made full, somebody waits, one gives back: the time is kept for who waits, who is told.
  await town.sql(
    `UPDATE booking.resources SET weekly = '[{"weekday":2,"fromMinute":570,"untilMinute":630}]'
     WHERE pool_id = $1`,
    [property.id],
  );
  await town.sql('UPDATE booking.revisions SET revision = revision + 1');
  await (await town.as('clerk1')).api(api).plans({});
  const wait = { poolId: property.id, day: tomorrow };
  town.clock.advance(11);
  await untilFull(town, property.id);
  // Without script: onto the list, seen among the own, and off it again.
  const visitor = new LightVisitor(town.application.http);
  const [name = '', value = ''] = three.cookie.split('=');
  visitor.cookies.set(name, value);
  const full = await visitor.open(`/light/booking/${property.id}/time?day=${tomorrow}`);
  const onList = await visitor.send(full, {}, '排上候补');
  assert.match(onList.text, /前面还有 0 人/);
  const offList = await visitor.send(onList, {}, '不候补了');
  assert.doesNotMatch(offList.text, /前面还有/);
  const joined = await three.api.join({ body: wait });
  assert.equal(joined.before, 0);
  await assert.rejects(three.api.join({ body: wait }), isProblem('wait-twice'));
  await two.api.cancel({ params: { bookingId: other.id } });
  const offered = await three.api.mine({});
  const offer = offered.bookings.find(({ state }) => state === 'held');
  assert.equal(offer?.from, at('09:30'));
  assert.equal(offered.waits[0]?.state, 'offered');
  await three.api.confirm({ params: { bookingId: offer?.id ?? '' }, body: {} });
  assert.equal((await three.api.mine({})).waits.length, 0);

  // Three missed within ninety days: on line it pauses, with number, end and what can be done.
  await town.sql(
    `INSERT INTO booking.bookings (id, tenant_id, number, pool_id, resource_id, person_id, person_key, state, exclusive,
       during, occupied, channel, made_at)
     SELECT gen_random_uuid(), $1, 'X', pool_id, resource_id, person_id, person_key, 'noShow', true,
       tstzrange(lower(during) - n * interval '10 days', upper(during) - n * interval '10 days'), 'empty', 'resident', made_at
     FROM booking.bookings, generate_series(1, 2) n WHERE id = $2`,
    [town.tenantId, mine.id],
  );
  town.clock.set(at('10:25'));
  await town.settle();
  const barred = await one.api.mine({});
  assert.equal(barred.bookings.find(({ id }) => id === mine.id)?.state, 'noShow');
  assert.equal(barred.bar?.missed, 3);
  const later = { poolId: property.id, from: at('09:30', '2026-12-01') };
  await assert.rejects(
    one.api.hold({ body: later }),
    (error) => isProblem('barred')(error) && String(error).includes('12月24日'),
  );
  const clerk = (await town.as('clerk1')).api(api);
  const taken = await clerk.bookFor({
    body: { ...later, personName: one.name, phone: one.phone },
  });
  assert.equal(taken.state, 'confirmed', 'the window books for who is barred on line');
  const { items } = await clerk.bars({});
  await clerk.liftBar({ params: { barId: items[0]?.id ?? '' }, body: { because: '住院' } });
  await one.api.cancel({ params: { bookingId: taken.id } });
  assert.equal((await one.api.hold({ body: later })).state, 'held');
  assert.equal(await overlapsIn(town), 0);
});

test('a group slot takes as many as fit and no more; a visit asks for the address and waits for a yes', async (t) => {
  const town = await testTown(t);
  const people = await residentsOf(town, 10);
  const jabs = await poolNamed(town, '儿童预防接种');
  const friday = at('09:00', '2026-11-27');
  const tries = await Promise.allSettled(
    people.map((one) => one.api.hold({ body: { poolId: jabs.id, from: friday } })),
  );
  const won = tries.flatMap((one, index) =>
    one.status === 'fulfilled' ? [{ held: one.value, who: people[index] }] : [],
  );
  assert.equal(won.length, 6);
  await won[0]?.who?.api.cancel({ params: { bookingId: won[0].held.id } });
  const loser = people.find((_, index) => tries[index]?.status === 'rejected');
  assert.equal((await loser?.api.hold({ body: { poolId: jabs.id, from: friday } }))?.state, 'held');
  assert.equal(await overlapsIn(town), 0);

  const visits = await poolNamed(town, '家庭医生上门');
  const [, , , , , , , , one] = people;
  const held = await one?.api.hold({
    body: { poolId: visits.id, from: at('08:00', '2026-11-26') },
  });
  const params = { bookingId: held?.id ?? '' };
  await assert.rejects(
    one?.api.confirm({ params, body: {} }) ?? Promise.reject(),
    isProblem('address-missing'),
  );
  const asked = await one?.api.confirm({ params, body: { address: '白石村 12 号' } });
  assert.equal(asked?.state, 'pending');
  const head = (await town.as('head-health')).api(api);
  await head.act({ params, body: { act: 'approve' } });
  const crew = (await town.as('crew-health-1')).api(api);
  town.clock.set(at('08:05', '2026-11-26'));
  const { items } = await crew.visits({ query: { day: '2026-11-26' } });
  assert.equal(items.find(({ id }) => id === params.bookingId)?.address, '白石村 12 号');
  await crew.visitAct({ params, body: { act: 'arrive' } });
  assert.equal((await crew.visitAct({ params, body: { act: 'serve' } })).state, 'served');
  const foreign = (await town.as('head-construction')).api(api);
  const sheet = await foreign.sheet({ query: { day: '2026-11-26' } });
  assert.equal(sheet.items.length, 0, 'another department does not see it');
});

async function untilFull(
  town: Awaited<ReturnType<typeof testTown>>,
  poolId: string,
): Promise<void> {
  const { reloadBook } = await import('../service/book.ts');
  await reloadBook(town.ctx);
  const { items } = await town
    .anonymous()
    .api(api)
    .slots({
      params: { poolId },
      query: { day: tomorrow },
    });
  assert.ok(items.length > 0 && items.every(({ free }) => free === 0), JSON.stringify(items));
}

test('confirmations and cancellations of one moment: each gets an answer, a message and notes of its own', async (t) => {
  const town = await testTown(t);
  const people = await residentsOf(town, 5);
  const [first, second, third, fourth, stranger] = people;
  assert.ok(first && second && third && fourth && stranger);
  const property = await poolNamed(town, '建房与不动产');
  const clocks = ['09:00', '09:30', '10:00', '10:30'];
  const held = await Promise.all(
    [first, second, third, fourth].map((one, index) =>
      one.api.hold({ body: { poolId: property.id, from: at(clocks[index] ?? '') } }),
    ),
  );
  const params = held.map(({ id }) => ({ bookingId: id }));
  const [a, b, c, d] = params;
  assert.ok(a && b && c && d);
  const [mine, other, given, foreign, twice, unknown] = await Promise.allSettled([
    first.api.confirm({ params: a, body: { note: '宅基地' } }),
    second.api.confirm({ params: b, body: {} }),
    third.api.cancel({ params: c }),
    stranger.api.cancel({ params: d }),
    first.api.confirm({ params: a, body: {} }),
    stranger.api.confirm({ params: { bookingId: stranger.personId }, body: {} }),
  ]);
  assert.deepEqual(
    [mine, other, given, twice].map((one) => one?.status === 'fulfilled' && one.value.state),
    ['confirmed', 'confirmed', 'cancelled', 'confirmed'],
  );
  assert.ok(mine?.status === 'fulfilled' && twice?.status === 'fulfilled');
  assert.deepEqual(
    [mine.value.note, mine.value.personName, twice.value.note, twice.value.version],
    ['宅基地', first.name, '宅基地', mine.value.version],
  );
  for (const one of [foreign, unknown])
    assert.ok(one?.status === 'rejected' && isProblem('not-found')(one.reason));
  await assert.rejects(third.api.cancel({ params: c }), isProblem('booking-settled'));
  assert.equal((await fourth.api.one({ params: d })).state, 'held');

  const told = await town.sql<{ personId: string }>(
    `SELECT person_id AS "personId" FROM messages.messages
     WHERE template = 'booking.confirmed' AND channel = 'inbox' AND subject_id = ANY ($1) ORDER BY 1`,
    [params.map(({ bookingId }) => bookingId)],
  );
  assert.deepEqual(
    told.map(({ personId }) => personId),
    [first.personId, second.personId].sort(),
  );
  const noted = await town.sql<{ action: string; actorId: string; subject: string }>(
    `SELECT action, actor_id AS "actorId", subject FROM platform.audit WHERE subject = ANY ($1) ORDER BY subject`,
    [params.map(({ bookingId }) => bookingId)],
  );
  assert.deepEqual(
    new Set(noted.map((one) => `${one.action} ${one.actorId} ${one.subject}`)),
    new Set([
      `booking.confirm ${first.personId} ${a.bookingId}`,
      `booking.confirm ${second.personId} ${b.bookingId}`,
      `booking.cancel ${third.personId} ${c.bookingId}`,
    ]),
  );
  const timers = await town.sql<{ subject: string; kind: string }>(
    'SELECT subject, kind FROM platform.timers WHERE subject = ANY ($1)',
    [params.map(({ bookingId }) => bookingId)],
  );
  const kindsOf = (id: string) =>
    timers.flatMap(({ subject, kind }) => (subject === id ? [kind] : [])).sort();
  assert.deepEqual(kindsOf(c.bookingId), []);
  assert.ok(!kindsOf(a.bookingId).includes('booking.expire'), kindsOf(a.bookingId).join());
  assert.deepEqual(kindsOf(d.bookingId), ['booking.expire']);
  assert.equal(await overlapsIn(town), 0);
});
