import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as messagesApi } from '#modules/messages/contract/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { readArchive, writeArchive } from '#platform/archive/index.ts';
import { client } from '#platform/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type Caller, type TestTown, testTown } from '#testing';
import { api } from '../contract/index.ts';

const isProblem = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

async function resident(town: TestTown, phone: string): Promise<Caller> {
  const nobody = town.anonymous();
  const { codeId } = await nobody.api(peopleApi).requestPhoneCode({ body: { phone } });
  const sent = await nobody.fetch(`/api/v1/messages/simulator?phone=${phone}`);
  const { items } = (await sent.json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name: '周桂英' }),
  });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const fetchAs: typeof fetch = (input, init = {}) =>
    nobody.fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
    });
  return { api: (of) => client(of, { fetch: fetchAs }), fetch: fetchAs, cookie, personId: '' };
}

test('places: by kind, near me, open now, one with its week; kept by clerks', async (t) => {
  const town = await testTown(t);
  const anybody = town.anonymous().api(api);
  const home = await anybody.home({});
  assert.ok(home.kinds.some(({ code, count }) => code === 'clinic' && count === 1));
  assert.deepEqual(
    [home.isMarketDay, home.nextMarketDay, home.hasBus],
    [false, '2026-11-24', true],
  );
  const near = await anybody.places({
    query: { kind: 'toilet', longitude: 112.9563, latitude: 28.4489 },
  });
  assert.equal(near.items[0]?.code, 'toilet-1');
  assert.ok((near.items[0]?.distanceMetres ?? 999) < 120);
  const open = await anybody.places({ query: { q: '卫生', openNow: true } });
  assert.ok(open.items.length >= 7 && open.items.every(({ openNow }) => openNow.state === 'open'));
  const clinic = await anybody.place({ params: { code: 'clinic-qingxi' } });
  assert.deepEqual(
    [clinic.openNow.at, clinic.week.length, clinic.week[1]?.isMarketDay],
    ['12:00', 7, true],
  );
  assert.equal(clinic.villageZh, '圩镇社区');
  await assert.rejects(
    anybody.place({ params: { code: 'nothing' } }),
    isProblem('directory-place-unknown'),
  );
  const clerk = (await town.as('clerk1')).api(api);
  const { items } = await clerk.keptPlaces({});
  const pharmacy = items.find(({ code }) => code === 'pharmacy-kangmin');
  assert.ok(pharmacy?.hours);
  const { code, kind, nameZh, nameEn, address, phone, position, hours, access, note } = pharmacy;
  const given = {
    code,
    kind,
    nameZh,
    nameEn,
    address,
    phone,
    position,
    hours,
    access,
    note,
    active: false,
  };
  await assert.rejects(clerk.addPlace({ body: given }), isProblem('place-code-taken'));
  const wrong = {
    ...given,
    hours: { ...hours, onMarketDays: [{ from: '09:00', until: '08:00' }] },
  };
  const params = { placeId: pharmacy.id };
  await assert.rejects(
    clerk.savePlace({ params, body: { ...wrong, version: 1 } }),
    isProblem('place-faulty'),
  );
  await clerk.savePlace({ params, body: { ...given, version: 1 } });
  await assert.rejects(anybody.place({ params: { code } }), isProblem('directory-place-unknown'));
  const kinds = home.kinds
    .filter((one) => one.code !== 'toilet')
    .map(({ count: _, ...one }) => one);
  await assert.rejects(clerk.saveKinds({ body: { items: kinds } }), isProblem('kind-in-use'));
  const twice = [...home.kinds, ...home.kinds].map(({ count: _, ...one }) => one);
  await assert.rejects(
    clerk.saveKinds({ body: { items: twice } }),
    isProblem('request-invalid'),
    'a kind that stands there twice is a fault of the list, not of the house',
  );
  assert.match((await clerk.placesFile({})).fileName, /xlsx$/);
});

test('a notice reaches those of the village who want it, and ends by itself', async (t) => {
  const town = await testTown(t);
  const anybody = town.anonymous().api(api);
  const { villages } = await anybody.home({});
  const [shiqiao, fenglin] = ['石桥村', '枫林村'].map(
    (name) => villages.find(({ nameZh }) => nameZh === name)?.id ?? '',
  );
  const own = await resident(town, '13755500881');
  await own.api(api).subscribe({ body: { villageIds: [shiqiao ?? ''] } });
  const clerk = (await town.as('clerk1')).api(api);
  const body = {
    title: '停电通知',
    body: '明天上午停电。',
    villageIds: [shiqiao ?? ''],
    validUntil: '2026-11-24',
  };
  await assert.rejects(
    clerk.addNotice({ body: { ...body, validUntil: '2026-11-22' } }),
    isProblem('notice-over'),
  );
  const draft = await clerk.addNotice({ body });
  const params = { noticeId: draft.id };
  await assert.rejects(anybody.notice({ params }), isProblem('notice-unknown'));
  const live = await clerk.publishNotice({ params, body: { version: 1 } });
  assert.deepEqual([live.state, live.followers], ['published', 1]);
  await assert.rejects(
    clerk.changeNotice({ params, body: { ...body, version: 2 } }),
    isProblem('notice-act-closed'),
  );
  await town.settle();
  const inbox = await own.api(messagesApi).inbox({ query: {} });
  assert.equal(inbox.items.filter(({ subject }) => subject.includes('停电通知')).length, 1);
  const seen = async (villageId: string) =>
    (await anybody.notices({ query: { villageId } })).items.some(
      ({ title }) => title === body.title,
    );
  assert.deepEqual([await seen(shiqiao ?? ''), await seen(fenglin ?? '')], [true, false]);
  town.clock.set('2026-11-25T02:00:00Z');
  assert.equal(await seen(shiqiao ?? ''), false);
  const gone = await clerk.withdrawNotice({ params, body: { version: live.version } });
  assert.deepEqual(gone.acts, ['reopen']);
});

test('buses: the next on a market day, a rule changed on screen, GTFS out and in with faults named', async (t) => {
  const town = await testTown(t);
  const anybody = town.anonymous().api(api);
  const all = await anybody.lines({ query: {} });
  const station = all.stops.find(({ name }) => name === '清溪汽车站')?.id ?? '';
  const params = { stopId: station };
  const monday = await anybody.stop({ params });
  assert.ok(monday.departures.length > 0);
  town.clock.set('2026-11-24T02:50:00Z');
  const market = await anybody.stop({ params });
  assert.equal(market.isMarketDay, true);
  assert.deepEqual(
    market.departures.slice(0, 2).map(({ time, isMarketDayOnly }) => [time, isMarketDayOnly]),
    [
      ['11:00', true],
      ['11:10', true],
    ],
  );
  const line = await anybody.line({ params: { lineId: 'q1' }, query: { day: '2026-11-24' } });
  assert.equal(line.directions[0]?.trips.length, 10);
  const clerk = (await town.as('clerk1')).api(api);
  const kept = await clerk.keptBus({});
  const {
    id: _,
    trips: __,
    nextDays: ___,
    ...service
  } = kept.services.find(({ id }) => id === 'market') ?? kept.services[0] ?? ({} as never);
  const saved = await clerk.saveService({
    params: { serviceId: 'market' },
    body: { ...service, removed: ['2026-11-24'], version: kept.version },
  });
  assert.equal((await anybody.stop({ params })).departures[0]?.isMarketDayOnly, false);
  const { bytes } = await anybody.gtfs({});
  const file = Buffer.from(await (bytes as Blob).arrayBuffer());
  const files = readArchive(file, 10_000_000, () => true);
  assert.match(files.get('calendar_dates.txt')?.toString() ?? '', /market,20261127,1/);
  const fileName = '时刻表.zip';
  const whole = { fileName, base64: file.toString('base64') };
  const preview = await clerk.previewBus({ body: whole });
  assert.deepEqual(
    [preview.faultCount, preview.lines, preview.keptRules],
    [0, 5, ['market', 'temple']],
  );
  const agencies = 'agency_id,agency_name,agency_url,agency_timezone,agency_phone\r\n';
  const routes = files.get('routes.txt')?.toString() ?? '';
  const [own = ''] = /(?<=\nq1,)[^,]*/.exec(routes) ?? [];
  const together = new Map([
    ...files,
    [
      'agency.txt',
      Buffer.from(
        `${agencies}${own},清溪客运,http://a,Asia/Shanghai,1\r\nbs,白沙公交,http://b,Asia/Shanghai,2\r\n`,
      ),
    ],
    ['routes.txt', Buffer.from(routes.replace(`q1,${own}`, 'q1,bs'))],
  ]);
  const two = { fileName, base64: writeArchive(together).toString('base64') };
  assert.deepEqual((await clerk.previewBus({ body: two })).agencies, ['清溪客运', '白沙公交']);
  await clerk.importBus({ body: { ...two, version: saved.version } });
  const listed = await anybody.lines({ query: {} });
  assert.deepEqual(
    listed.agencies.map(({ name, telephone }) => [name, telephone]),
    [
      ['清溪客运', '1'],
      ['白沙公交', '2'],
    ],
  );
  assert.deepEqual(
    listed.lines.slice(0, 2).map(({ agency }) => agency),
    ['白沙公交', '清溪客运'],
  );
  const again = Buffer.from(await ((await anybody.gtfs({})).bytes as Blob).arrayBuffer());
  const written = readArchive(again, 10_000_000, () => true);
  assert.match(written.get('routes.txt')?.toString() ?? '', /q1,bs,/);
  const stops = (files.get('stops.txt')?.toString() ?? '').replace(/28\.\d+/, 'north');
  const spoiled = writeArchive(new Map([...files, ['stops.txt', Buffer.from(stops)]]));
  const bad = { fileName, base64: spoiled.toString('base64') };
  const { faults } = await clerk.previewBus({ body: bad });
  assert.deepEqual(
    [faults[0]?.file, faults[0]?.line, faults[0]?.field],
    ['stops.txt', 2, 'stop_lat'],
  );
  await assert.rejects(
    clerk.importBus({ body: { ...bad, version: saved.version + 1 } }),
    isProblem('bus-file-faulty'),
  );
  await assert.rejects(
    clerk.previewBus({ body: { fileName, base64: 'AAAA' } }),
    isProblem('bus-file-unreadable'),
  );
});
