import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { lakeFilesNaming, sweepLake } from '#modules/intake/index.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { finishWaiting, sweepTown } from '../service/sweep.ts';
import { everywhere, sealedPlaces, words } from './everywhere.ts';
import {
  close,
  hasCode,
  ledgerFaults,
  listed,
  name,
  phone,
  places,
  report,
  resident,
} from './one-resident.ts';

test('somebody sees what is held, who looked and why, and takes it along as JSON and PDF', async (t) => {
  const town = await testTown(t);
  const own = await resident(town);
  const { caseId } = await report(own);
  const officer = await town.as('officer1');
  await officer.api(casesApi).one({ params: { caseId } });
  await officer.api(casesApi).one({ params: { caseId } });
  const data = await own.api(api).ownData({});
  assert.equal(data.name, name);
  const values = JSON.stringify(data.sections);
  for (const word of [name, phone, '清溪镇石桥村3组12号', '门口路灯不亮']) {
    assert.ok(values.includes(word), word);
  }
  const { items } = await own.api(api).ownLooks({ query: {} });
  assert.equal(items.length, 1, 'work on one matter is noted once an hour');
  assert.match(items[0]?.reason ?? '', /^办理事件 QX/);
  assert.deepEqual(items[0]?.fieldsZh, ['上报人姓名', '上报人手机号', '上报原话']);
  const json = await own.fetch('/api/v1/me/personal-data/json');
  assert.ok((await json.text()).includes(phone));
  const pdf = new Uint8Array(await (await own.fetch('/api/v1/me/personal-data/pdf')).arrayBuffer());
  assert.equal(new TextDecoder('latin1').decode(pdf.subarray(0, 5)), '%PDF-');
  const { extractText } = await import('unpdf');
  const { text } = await extractText(pdf, { mergePages: true });
  assert.ok(text.replaceAll(/\s/g, '').includes(phone), text.slice(0, 400));
});

test('codes are told in words, in the language of whoever asks', async (t) => {
  const town = await testTown(t);
  const own = await resident(town);
  const { person } = await own.api(peopleApi).me({});
  await town.sql(`UPDATE people.people SET gender = 'female' WHERE id = $1`, [person.id]);
  const { sections } = await own.api(api).ownData({});
  const values = sections.flatMap(({ records }) => records.flatMap((record) => record.values));
  assert.equal(values.find(({ labelZh }) => labelZh === '性别')?.value, '女');
});

test('a field is revealed with a reason, for ten minutes, and the person reads the reason', async (t) => {
  const town = await testTown(t);
  const own = await resident(town);
  await report(own);
  const [row] = await town.sql<{ id: string; personId: string }>(
    `SELECT id, reporter_id AS "personId" FROM reports.reports WHERE reporter_id IS NOT NULL ORDER BY id DESC LIMIT 1`,
  );
  assert.ok(row);
  const clerk = (await town.as('clerk1')).api(api);
  const wish = { field: 'people.people.phone', rowKey: row.personId };
  await assert.rejects(clerk.reveal({ body: { ...wish, reason: '查' } }), hasCode('reason-short'));
  const first = await clerk.reveal({ body: { ...wish, reason: '居民来窗口补办手续,核对号码' } });
  assert.equal(first.value, phone);
  const again = await clerk.reveal({ body: { ...wish, reason: '' } });
  assert.equal(again.until, first.until);
  town.clock.advance(11 * 60);
  await assert.rejects(clerk.reveal({ body: { ...wish, reason: '' } }), hasCode('reason-short'));
  for (const field of ['messages.messages.variables', 'people.people.gender', 'people.nothing.x']) {
    const asked = clerk.reveal({ body: { field, rowKey: row.personId, reason: '随便看看而已' } });
    await assert.rejects(asked, hasCode('field-unknown'));
  }
  const crew = (await town.as('crew-sanitation-1')).api(api);
  await assert.rejects(
    crew.reveal({ body: { ...wish, reason: '想看一下号码' } }),
    hasCode('not-permitted'),
  );
  const { items } = await own.api(api).ownLooks({ query: {} });
  assert.deepEqual(
    items.map(({ kind, reason }) => [kind, reason]),
    [['reveal', '居民来窗口补办手续,核对号码']],
  );
  const overseer = (await town.as('auditor')).api(api);
  const found = async (q: string) => (await overseer.looks({ query: { q } })).items.length;
  assert.deepEqual([await found('补办'), await found('没有这个词%_')], [1, 0]);
  const file = await overseer.looksSheet({ query: { q: '补办' } });
  const { sheets } = await readWorkbook(Buffer.from(await new Response(file.bytes).arrayBuffer()));
  assert.match(JSON.stringify(sheets), /居民来窗口补办手续/);
  await assert.rejects(clerk.looksSheet({ query: {} }), hasCode('not-permitted'));
});

test('consent is given and withdrawn alike; new words are asked for anew; a child needs a guardian', async (t) => {
  const town = await testTown(t);
  const own = (await resident(town)).api(api);
  const give = { given: true, noticeVersion: 1 };
  const child = own.consent({ params: { purpose: 'sensitive' }, body: { ...give, under14: true } });
  await assert.rejects(child, hasCode('guardian-needed'));
  const guardian = { name: '欧阳锋', relation: 'father' as const };
  const given = await own.consent({
    params: { purpose: 'sensitive' },
    body: { ...give, under14: true, guardian },
  });
  assert.deepEqual([given.given, given.byGuardian], [true, true]);
  const admin = (await town.as('admin')).api(api);
  const words = {
    titleZh: '新的标题',
    titleEn: 'New title',
    textZh: '新的告知内容,请看清楚。',
    textEn: 'New words, read them.',
  };
  await admin.saveNotice({ params: { purpose: 'sensitive' }, body: { ...words, version: 1 } });
  const { items } = await own.ownConsents({});
  assert.equal(items.find(({ purpose }) => purpose === 'sensitive')?.outdated, true);
  await assert.rejects(
    own.consent({ params: { purpose: 'sensitive' }, body: give }),
    hasCode('notice-outdated'),
  );
  const off = await own.consent({
    params: { purpose: 'sensitive' },
    body: { given: false, noticeVersion: 2 },
  });
  assert.equal(off.given, false);
  await own.consent({ params: { purpose: 'progress' }, body: { given: false, noticeVersion: 1 } });
  const [muted] = await town.sql<{ muted: string[] }>('SELECT muted FROM messages.preferences');
  assert.deepEqual(muted?.muted, ['sms']);
});

test('a request has a deadline, and is refused only with an exception of the law and an answer', async (t) => {
  const town = await testTown(t);
  const own = (await resident(town)).api(api);
  await assert.rejects(
    own.request({ body: { kind: 'correct', words: ' ' } }),
    hasCode('request-empty'),
  );
  await own.request({ body: { kind: 'correct', words: '我的名字写错了,应为欧阳惠兰' } });
  await assert.rejects(
    own.request({ body: { kind: 'correct', words: '再来一次' } }),
    hasCode('request-open'),
  );
  const clerk = (await town.as('clerk1')).api(api);
  const { items } = await clerk.requests({ query: {} });
  const [asked] = items;
  assert.ok(asked);
  const params = { requestId: asked.id };
  const refusal = { grant: false, answer: '核对无误', exception: null, version: asked.version };
  await assert.rejects(clerk.decideRequest({ params, body: refusal }), hasCode('exception-needed'));
  await assert.rejects(
    clerk.decideRequest({ params, body: { ...refusal, exception: 'retention' } }),
    hasCode('exception-needed'),
  );
  const granted = { grant: true, answer: '已更正', exception: null, newName: '欧阳惠兰' };
  await clerk.decideRequest({ params, body: { ...granted, version: asked.version } });
  assert.equal((await own.ownData({})).name, '欧阳惠兰');
  const [done] = (await own.ownRequests({})).items;
  assert.deepEqual([done?.state, done?.answer], ['done', '已更正']);
});

test('after an erasure no copy is left in tables, files, queues or exports, and the case goes on', async (t) => {
  const town = await testTown(t);
  const own = await resident(town);
  const { caseId, number } = await report(own);
  const officer = await town.as('officer1');
  await officer.api(casesApi).act({
    params: { caseId, action: 'comment' },
    body: {
      version: (await officer.api(casesApi).one({ params: { caseId } })).case.version,
      reason: `已联系${name},约明天上门`,
    },
  });
  await listed(town);
  const [row] = await town.sql<{ id: string }>(
    `SELECT reporter_id AS id FROM reports.reports WHERE reporter_id IS NOT NULL ORDER BY id DESC LIMIT 1`,
  );
  await everywhere(town, row?.id ?? '');
  assert.ok((await sealedPlaces(town)).length >= 30, 'somebody who used every scene');
  assert.ok((await lakeFilesNaming(town.ctx, [name])).length > 0);
  await town.settle();
  await own.api(api).request({ body: { kind: 'erase', words: `请删除我${name}的全部信息` } });
  const clerk = (await town.as('clerk1')).api(api);
  const grant = async () => {
    const [asked] = (await clerk.requests({ query: {} })).items;
    assert.ok(asked);
    const body = { grant: true, answer: '同意删除', exception: null, version: asked.version };
    return { asked, decided: await clerk.decideRequest({ params: { requestId: asked.id }, body }) };
  };
  const { asked, decided } = await grant();
  assert.deepEqual(
    asked.obstacles.map(({ whatZh, later }) => [whatZh.replace(/ .*/, ''), later]),
    [
      ['办理中的事件', true],
      ['账单户名', false],
      ['票据户名', false],
    ],
    'an open case is waited for; books of account stay by law, and it is said',
  );
  assert.equal(decided.state, 'waiting', 'an open case comes first');
  await close(town, caseId);
  const house = { slots: town.application.slots, manifests: town.application.manifests };
  assert.equal(await finishWaiting(town.ctx, house), 1);
  await town.settle();
  const kept = ['payment.bills.payer_name', 'payment.receipts.payer_name'];
  const open = new Set(await places(town, words));
  assert.deepEqual([...open].toSorted(), kept, 'only what the law keeps');
  assert.deepEqual(await sealedPlaces(town), []);
  for (const file of await readdir(town.dataDirectory, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = await readFile(join(file.parentPath, file.name));
    for (const word of words) assert.ok(!bytes.includes(word), `${file.name}: ${word}`);
  }
  town.clock.advance(11 * 60);
  await sweepLake(town.ctx);
  assert.deepEqual(await lakeFilesNaming(town.ctx, words), [], 'no file of the lake has a copy');
  const sheet = await officer.fetch('/api/v1/cases/export');
  assert.ok(!Buffer.from(await sheet.arrayBuffer()).includes(phone));
  const detail = await officer.api(casesApi).one({ params: { caseId } });
  assert.equal(detail.case.number, number);
  assert.ok(detail.trace.length > 0);
  assert.equal((await own.fetch('/api/v1/me')).status, 401);
  assert.deepEqual(await ledgerFaults(town), [], 'the ledger still verifies');
});

test('what is over its time goes by itself', async (t) => {
  const town = await testTown(t);
  const own = await resident(town);
  const { caseId } = await report(own);
  await close(town, caseId);
  const house = { slots: town.application.slots, manifests: town.application.manifests };
  const reporter = async () =>
    (
      await town.sql<{ name: string; phone: string | null; text: string }>(
        `SELECT reporter_name AS name, reporter_phone AS phone, text FROM reports.reports WHERE case_id = $1`,
        [caseId],
      )
    )[0];
  town.clock.advance(729 * 86_400);
  await sweepTown(town.ctx, house);
  assert.ok((await reporter())?.phone);
  town.clock.advance(2 * 86_400);
  await sweepTown(town.ctx, house);
  assert.deepEqual([(await reporter())?.name, (await reporter())?.phone], ['', null]);
  assert.notEqual((await reporter())?.text, '');
  town.clock.advance(1100 * 86_400);
  await sweepTown(town.ctx, house);
  assert.equal((await reporter())?.text, '');
  const [matter] = await town.sql<{ description: string }>(
    'SELECT description FROM cases.cases WHERE id = $1',
    [caseId],
  );
  assert.equal(matter?.description, '');
  const [messages] = await town.sql<{ count: number }>(
    'SELECT count(*)::integer AS count FROM messages.messages WHERE tenant_id = $1',
    [town.tenantId],
  );
  assert.equal(messages?.count, 0);
});

test('the register names every declared field; the assessment is filled from it', async (t) => {
  const town = await testTown(t);
  const leader = await town.as('leader');
  const { items } = await leader.api(api).register({});
  assert.ok(items.length >= 25);
  const sheet = await leader.fetch('/api/v1/privacy/register/xlsx');
  assert.equal(sheet.status, 200);
  const page = await (await leader.fetch('/api/v1/privacy/assessments/reports')).text();
  assert.match(page, /上报人手机号/);
  const officer = await town.as('officer1');
  await assert.rejects(officer.api(api).register({}), hasCode('not-permitted'));
});
