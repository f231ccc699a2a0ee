/** Who sees what, the window, the lists of the desks. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Caller, testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { applied, doctorAnswers, hasCode, resident } from './office.ts';

let town: TestTown;
let own: Caller;
let health: Caller;
const endings: (() => Promise<void>)[] = [];

before(async () => {
  town = await testTown({ after: (end: never) => endings.push(end) } as never);
  own = await resident(town);
  health = await town.as('head-health');
});
after(async () => {
  for (const end of endings) await end();
});

test('the applicant withdraws; others see nothing of it; the twin town neither', async () => {
  const { id } = await applied(own);
  const other = await resident(town, { name: '王五', phone: '13755502469' });
  await assert.rejects(other.api(api).own({ params: { applicationId: id } }), hasCode('not-found'));
  const elsewhere = await town.as('head-agriculture');
  await assert.rejects(
    elsewhere.api(api).application({ params: { applicationId: id } }),
    hasCode('not-found'),
  );
  const twin = await town.as('baisha-officer1', 'baisha');
  await assert.rejects(
    twin.api(api).application({ params: { applicationId: id } }),
    hasCode('not-found'),
  );
  const params = { applicationId: id, act: 'withdraw' as const };
  const withdrawn = await own.api(api).ownAct({ params, body: { version: 1 } });
  assert.equal(withdrawn.stage, 'withdrawn');
  const [matter] = await town.sql('SELECT state FROM cases.cases WHERE id = $1', [
    withdrawn.caseId,
  ]);
  assert.equal(matter?.['state'], 'cancelled');
});

test('the desk finds what is new, late and its own; the clerk takes down for somebody without a phone; the sheet masks', async () => {
  const clerk = await town.as('clerk1');
  const services = clerk.api(api);
  const body = {
    itemCode: 'family-doctor', name: '李奶奶', phone: '', consent: 'signature', delivery: 'pickUp',
    answers: { ...doctorAnswers, name: '李奶奶', phone: '13755500000' },
  } as const; // biome-ignore format: short
  const receipt = await services.takeDown({ body }, { idempotencyKey: 'window-1' });
  assert.equal(
    (await services.takeDown({ body }, { idempotencyKey: 'window-1' })).number,
    receipt.number,
  );
  const whole = await services.application({ params: { applicationId: receipt.id } });
  assert.deepEqual([whole.channel, whole.consent, whole.onBehalf], ['window', 'signature', true]);
  await assert.rejects(
    services.takeDown({ body: { ...body, itemCode: 'id-card' } }),
    hasCode('item-not-online'),
  );
  await assert.rejects(
    services.takeDown({ body: { ...body, phone: '12' } }),
    hasCode('applicant-phone-faulty'),
  );
  const counts = await services.applicationCounts({});
  assert.ok(counts.new > 0);
  town.clock.set(new Date(town.clock.now().getTime() + 5 * 86_400_000));
  const late = await health.api(api).applications({ query: { tab: 'late' } });
  assert.ok(late.items.some(({ id, late: isLate }) => id === receipt.id && isLate));
  assert.equal(late.items.find(({ id }) => id === receipt.id)?.applicantName, '李*奶');
  const mine = await health.api(api).applications({ query: { tab: 'mine' } });
  assert.ok(mine.items.every(({ mine: isMine }) => isMine));
  const sheet = await services.applicationsSheet({ query: {} });
  assert.match(sheet.fileName, /办件清单/);
});
