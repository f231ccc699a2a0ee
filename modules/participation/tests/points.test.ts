import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { awardPoints, takeBackPoints } from '#platform/points/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { storePhotoBytes } from '#modules/files/index.ts';
import { residentByPhone } from '#modules/people/index.ts';
import { testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { keepingPoints } from '../jobs.ts';
import { residentOf, verified } from './people-of-town.ts';

const isProblem = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

async function photoId(town: TestTown): Promise<string> {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#789' } })
    .jpeg()
    .toBuffer();
  return (await storePhotoBytes(town.ctx, bytes)).id;
}

const soap = {
  name: '洗衣液',
  description: '2 千克',
  points: 15,
  stock: 2,
  perPerson: 5,
  station: '圩镇社区积分超市',
  active: true,
};

test('points are claimed with a photo, confirmed by a second person, spent once, and never fall below zero', async (t) => {
  const town = await testTown(t);
  const one = await residentOf(town, '13900030001', '孙桂芳');
  const two = await residentOf(town, '13900030002', '吴刚');
  const villageId = await verified(town, [one, two]);
  const clerk = (await town.as('clerk1')).api(api);
  const person = await personOf(town, one.phone);

  const claim = {
    rule: 'deed.courtyard',
    words: '把门前屋后收拾干净,种了花',
    photoIds: [await photoId(town)],
    doneOn: '2026-11-22',
  };
  await assert.rejects(
    one.api.claimPoints({ body: { ...claim, doneOn: '2026-01-01' } }),
    isProblem('day-wrong'),
  );
  await assert.rejects(
    one.api.claimPoints({ body: { ...claim, rule: 'no.such' } }),
    isProblem('rule-not-claimable'),
  );
  const { claimId } = await one.api.claimPoints({ body: claim }, { idempotencyKey: 'k' });
  assert.equal(
    (await one.api.claimPoints({ body: claim }, { idempotencyKey: 'k' })).claimId,
    claimId,
  );
  const [waiting] = (await clerk.claims({ query: { state: 'waiting' } })).items;
  assert.deepEqual([waiting?.mayDecide, waiting?.rulePoints], [true, 20]);
  const decision = { params: { claimId }, body: { confirm: true, reason: '' } };
  const decided = await Promise.allSettled([
    clerk.decideClaim(decision),
    clerk.decideClaim(decision),
  ]);
  assert.equal(decided.filter(({ status }) => status === 'fulfilled').length, 1);
  await assert.rejects(
    town.sql('UPDATE participation.claims SET decided_by = person_id WHERE id = $1', [claimId]),
    /check/,
    'the database itself wants a second person',
  );

  // Another scene awards through the platform: once a row, within the day's number, and takes back what is left.
  const deed = {
    source: 'volunteering.visits',
    sourceId: claimId,
    personId: person,
    rule: 'deed.sorting',
    happenedAt: town.clock.now(),
    noteZh: '分类桶值守',
  };
  const say = (more: Partial<typeof deed> = {}) =>
    town.database.inTenant(town.ctx, (tx) => awardPoints(tx, { ...deed, ...more }));
  const both = await Promise.all([say(), say()]);
  assert.deepEqual(both.map(({ outcome }) => outcome).sort(), ['already', 'given']);
  assert.equal((await say({ sourceId: 'other' })).outcome, 'limit');
  assert.equal((await say({ rule: 'no.rule' })).outcome, 'off');
  assert.equal((await one.api.ownPoints({ query: {} })).balance, 23);

  const good = await clerk.addGood({ body: soap });
  const wish = { body: { goodId: good.id, quantity: 1 } };
  const tries = await Promise.allSettled([one.api.redeem(wish), one.api.redeem(wish)]);
  const won = tries.find(({ status }) => status === 'fulfilled');
  const lost = tries.find(({ status }) => status === 'rejected');
  assert.ok(won?.status === 'fulfilled' && lost?.status === 'rejected');
  assert.ok(isProblem('points-short')(lost.reason), 'points for one are not spent twice');
  await assert.rejects(two.api.redeem(wish), isProblem('points-short'));
  const { code, id } = won.value;
  assert.equal((await one.api.ownPoints({ query: {} })).balance, 8);
  const taken = await town.database.inTenant(town.ctx, (tx) =>
    takeBackPoints(tx, {
      source: 'participation.claims',
      sourceId: claimId,
      reasonZh: '照片是别人家的',
    }),
  );
  assert.equal(taken, 8, 'no more than is left');
  await assert.rejects(
    town.sql('UPDATE participation.point_accounts SET balance = balance - 1 WHERE person_id = $1', [
      person,
    ]),
    /check/,
  );
  await assert.rejects(
    clerk.handOut({ body: { code: '000000' === code ? '111111' : '000000' } }),
    isProblem('code-unknown'),
  );
  const handed = await clerk.handOut({ body: { code: code ?? '' } });
  assert.equal(handed.state, 'collected');
  await assert.rejects(clerk.handOut({ body: { code: code ?? '' } }), isProblem('code-unknown'));
  await assert.rejects(
    one.api.cancelOwnRedemption({ params: { redemptionId: id } }),
    isProblem('redemption-settled'),
  );

  await one.api.agreeToBoard({ body: { shownName: '孙大姐' } });
  const { running } = await town.anonymous().api(api).pointMonths({});
  const village = running.villages.find((each) => each.villageId === villageId);
  assert.deepEqual(village?.board, [{ name: '孙大姐', points: 15 }]);
  await one.api.leaveBoard({});
  const after = await town.anonymous().api(api).pointMonths({});
  assert.ok(after.running.villages.every(({ board }) => board.length === 0));
  const [sums] = await town.sql<{ same: boolean }>(
    `SELECT a.balance = (SELECT sum(points) FROM participation.point_entries e WHERE e.person_id = a.person_id) AS same
     FROM participation.point_accounts a WHERE person_id = $1`,
    [person],
  );
  assert.equal(sums?.same, true, 'the balance is the sum of the entries');
});

test('what nobody collects comes back with its points; what is old expires; the month is published by itself', async (t) => {
  const town = await testTown(t);
  const one = await residentOf(town, '13900030011', '马兰');
  const clerk = (await town.as('clerk1')).api(api);
  const administrator = (await town.as('admin')).api(api);
  const personId = await personOf(town, one.phone);
  const { items } = await one.api.pointRules({});
  const rule = items.find(({ code }) => code === 'deed.custom');
  assert.ok(rule);
  const { code: _, ...input } = rule;
  const changed = await administrator.saveRule({
    params: { code: 'deed.custom' },
    body: { ...input, points: 40, lastsDays: 60 },
  });
  assert.equal(changed.version, 1);
  await assert.rejects(
    administrator.saveRule({ params: { code: 'deed.custom' }, body: { ...input, points: 50 } }),
    isProblem('changed-meanwhile'),
  );
  const happenedAt = town.clock.now();
  const source = { source: 'test.deeds', sourceId: '1', noteZh: '婚事简办' };
  await town.database.inTenant(town.ctx, (tx) =>
    awardPoints(tx, { ...source, personId, rule: 'deed.custom', happenedAt }),
  );
  const good = await clerk.addGood({ body: soap });
  const [first, second] = [
    await one.api.redeem({ body: { goodId: good.id, quantity: 1 } }),
    await one.api.redeem({ body: { goodId: good.id, quantity: 1 } }),
  ];
  await assert.rejects(
    one.api.redeem({ body: { goodId: good.id, quantity: 1 } }),
    isProblem('points-short'),
  );
  const back = await one.api.cancelOwnRedemption({ params: { redemptionId: second.id } });
  assert.equal(back.state, 'cancelled');
  town.clock.advance(15 * 86_400);
  await town.settle();
  const own = await one.api.ownRedemptions({ query: {} });
  assert.equal(own.items.find(({ id }) => id === first.id)?.state, 'expired');
  assert.equal((await one.api.ownPoints({ query: {} })).balance, 40);
  const [stock] = (await one.api.goods({})).items;
  assert.equal(stock?.stock, 2);
  await keepPoints(town);
  const { items: months } = await one.api.pointMonths({});
  assert.deepEqual(
    months.map(({ month, earned, people }) => [month, earned, people]),
    [['2026-11', 40, 1]],
  );
  town.clock.advance(50 * 86_400);
  await keepPoints(town);
  const late = await one.api.ownPoints({ query: {} });
  assert.equal(late.balance, 30, 'what came back from the shop lasts on');
  assert.ok(late.items.some(({ kind, points }) => kind === 'expire' && points === -10));
});

/** What the clock does once a day. */
async function keepPoints(town: TestTown): Promise<void> {
  const tenants = { all: async () => [{ tenantId: town.tenantId, kind: 'town' }] };
  await keepingPoints.run((id) => town.application.ctxOf(id), tenants as never);
}

async function personOf(town: TestTown, phone: string): Promise<string> {
  const person = await town.database.inTenant(town.ctx, (tx) => residentByPhone(tx, phone));
  return person?.id ?? '';
}
