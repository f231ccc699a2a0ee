/** From the first visit to the next one in thirty days, coverage by village, and digital stations with their faults. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { client } from '#platform/contract/index.ts';
import { olderPeople } from '#platform/older-people/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type Caller, testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';

let town: TestTown;
let village = '';
const endings: (() => Promise<void>)[] = [];

before(async () => {
  town = await testTown({ after: (end: never) => endings.push(end) } as never);
  // The register of older people belongs to another module: here it is asked as any scene asks it.
  const people = await town.database.inTenant(town.ctx, (tx) =>
    olderPeople(tx).list(tx, { fromAge: 60 }),
  );
  village = people.find(({ villageId }) => villageId !== null)?.villageId ?? '';
});
after(async () => {
  for (const end of endings) await end();
});

const hasCode =
  (code: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, code, error.problem.detail);
    return true;
  };

const here = { longitude: 112.95, latitude: 28.45 };
const input = {
  skills: ['scan', 'fraud'] as const,
  villageIds: [],
  weekdays: [],
  note: '',
  state: 'active' as const,
};

async function resident(phone: string, name: string): Promise<Pick<Caller, 'api'>> {
  const nobody = town.anonymous();
  const { codeId } = await nobody.api(peopleApi).requestPhoneCode({ body: { phone } });
  const sent = await nobody.fetch(`/api/v1/messages/simulator?phone=${phone}`);
  const { items } = (await sent.json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name }),
  });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const asking: typeof fetch = (path, init = {}) =>
    nobody.fetch(path, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
    });
  return { api: (contract) => client(contract, { fetch: asking }) };
}

test('a volunteer goes to a door, ticks skills, and the next visit stands in thirty days; coverage counts people once', async () => {
  const clerk = (await town.as('clerk1')).api(api);
  const self = await resident('13911112222', '何志愿');
  const add = (consent: boolean) =>
    clerk.addVolunteer({
      body: { ...input, skills: [...input.skills], who: '13911112222', consent },
    });
  await assert.rejects(add(false), hasCode('volunteer-consent-missing'));
  const volunteer = await add(true);
  await assert.rejects(add(true), hasCode('volunteer-there'));
  const nobody = clerk.addVolunteer({
    body: { ...input, skills: [], who: '13900000000', consent: true },
  });
  await assert.rejects(nobody, hasCode('volunteer-unknown'));

  const before = (await clerk.coverage({})).items.find(({ villageId }) => villageId === village);
  assert.equal(before?.visited, 0);
  const [first] = (await clerk.toVisit({ query: { villageId: village } })).items;
  const plan = {
    volunteerId: volunteer.id,
    olderIds: [first?.olderId ?? ''],
    day: '2026-11-23',
    perDay: 3,
    lessons: ['spot-fraud'],
  };
  await assert.rejects(
    clerk.planVisits({ body: { ...plan, lessons: ['nothing'] } }),
    hasCode('lesson-unknown'),
  );
  await assert.rejects(
    clerk.planVisits({ body: { ...plan, day: '2026-11-01' } }),
    hasCode('visit-day-unfit'),
  );
  assert.deepEqual(await clerk.planVisits({ body: plan }), { planned: 1, left: 0 });
  assert.deepEqual(
    await clerk.planVisits({ body: plan }),
    { planned: 0, left: 1 },
    'nobody stands on a list twice',
  );

  const mine = self.api(api);
  const [visit] = (await mine.ownDoorVisits({})).items;
  assert.equal(visit?.name, first?.name, 'who goes knows to whom');
  assert.notEqual(visit?.address, '');
  const params = { visitId: visit?.id ?? '' };
  await assert.rejects(
    mine.finishAtDoor({ params, body: { skills: ['scan'], note: '' } }),
    hasCode('visit-act-not-open'),
  );
  await assert.rejects(mine.arriveAtDoor({ params, body: {} }), hasCode('door-evidence-missing'));
  await mine.arriveAtDoor({ params, body: { position: here } });
  town.clock.advance(25 * 60);
  const key = { idempotencyKey: 'finish' };
  const body = { skills: ['scan' as const, 'fraud' as const], note: '学得快' };
  const done = await mine.finishAtDoor({ params, body }, key);
  assert.equal(done.revisitDay, '2026-12-23');
  assert.equal(done.visit.minutes, 25);
  assert.equal(done.visit.address, '', 'afterwards the address is not told any more');
  assert.deepEqual(await mine.finishAtDoor({ params, body }, key), done);
  const items = (await mine.ownDoorVisits({})).items;
  assert.deepEqual(
    items.map(({ state, day, isRevisit }) => [state, day, isRevisit]),
    [
      ['planned', '2026-12-23', true],
      ['done', '2026-11-23', false],
    ],
  );
  assert.deepEqual(items[0]?.known, ['scan', 'fraud']);
  const covered = (await clerk.coverage({})).items.find(({ villageId }) => villageId === village);
  assert.equal(covered?.visited, 1);
  assert.equal(covered?.skills['scan'], 1);
  assert.equal(covered?.older, before?.older);
  const [stored] = await town.sql<{ note: string }>(
    "SELECT note FROM volunteering.visits WHERE state = 'done'",
  );
  assert.match(stored?.note ?? '', /^v1\|/);
  const stranger = await resident('13911113333', '旁人');
  assert.deepEqual((await stranger.api(api).ownDoorVisits({})).items, []);
  await assert.rejects(
    stranger.api(api).arriveAtDoor({ params, body: { position: here } }),
    hasCode('not-found'),
  );
});

test('a station tells everybody whether it is open; a broken device is a case until it is closed', async () => {
  const clerk = (await town.as('clerk1')).api(api);
  const [station] = (await clerk.stations({})).items;
  const hours = [[], [[510, 690]], [], [], [], [], []];
  const { titleZh, titleEn, placeZh, position, helpLine, exceptions, keeperId, version, id, code } =
    station ?? ({} as never);
  const plain = {
    titleZh,
    titleEn,
    placeZh,
    position,
    helpLine,
    exceptions,
    keeperId,
    active: true,
  };
  const devices = [{ kind: 'printer' as const, count: 1 }];
  const save = (given: object) =>
    clerk.saveStation({
      params: { code },
      body: { ...plain, devices, hours, version, ...given } as never,
    });
  await assert.rejects(
    save({ hours: [[[690, 510]], [], [], [], [], [], []] }),
    hasCode('hours-unfit'),
  );
  await save({});
  await assert.rejects(save({}), hasCode('changed-meanwhile'));
  const seen = async () =>
    (await town.anonymous().api(api).publicStations({})).items.find((one) => one.id === id);
  town.clock.set('2026-11-23T02:30:00Z');
  assert.equal((await seen())?.open, true);
  town.clock.set('2026-11-23T03:30:00Z');
  assert.equal((await seen())?.open, false);
  assert.doesNotMatch(JSON.stringify(await seen()), /keeper/, 'who keeps it is for the office');

  const params = { stationId: id };
  await assert.rejects(
    clerk.noteStationVisit({ params, body: { matter: 'print', people: 1, older: 2 } }),
    hasCode('older-unfit'),
  );
  await clerk.noteStationVisit({ params, body: { matter: 'print', people: 3, older: 2 } });
  const fault = { kind: 'printer' as const, words: '卡纸,打我 13812345678' };
  const { caseNumber } = await clerk.reportStationFault({ params, body: fault });
  await assert.rejects(clerk.reportStationFault({ params, body: fault }), hasCode('fault-known'));
  assert.equal((await seen())?.devices[0]?.broken, true);
  const officer = (await town.as('officer1')).api(casesApi);
  const [matter] = (await officer.list({ query: { q: caseNumber } })).items;
  assert.equal(matter?.number, caseNumber);
  const [row] = await town.sql<{ words: string }>('SELECT words FROM volunteering.station_faults');
  assert.doesNotMatch(row?.words ?? '', /13812345678/);
  await officer.act({
    params: { caseId: matter?.id ?? '', action: 'cancel' },
    body: { version: matter?.version ?? 1, reason: '已自行修好' },
  });
  await town.settle();
  assert.equal((await seen())?.devices[0]?.broken, false);
});
