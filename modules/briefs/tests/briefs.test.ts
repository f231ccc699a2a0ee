/** Briefs through HTTP: composed, changed, issued, frozen, corrected; as PDF and DOCX read back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import { api, type BriefView } from '../contract/index.ts';
import { pagesOf, withHistory, wordsOfDocx } from './town-history.ts';

const monday = '2026-11-23T02:00:00Z';
const as = async (town: TestTown, who: string) => (await town.as(who)).api(api);

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

const bytesOf = async (file: { bytes: Uint8Array<ArrayBuffer> | Blob }): Promise<Uint8Array> =>
  file.bytes instanceof Blob ? new Uint8Array(await file.bytes.arrayBuffer()) : file.bytes;

const textOf = ({ document }: BriefView): string =>
  document.sections.flatMap(({ sentences }) => sentences.map(({ zh }) => zh)).join('');

test('the weekly report compares with last week, by village, and is read back from PDF and DOCX', async (t) => {
  const town = await testTown(t);
  await withHistory(town, { '2026-11-10': 3, '2026-11-17': 5 }, monday);
  const officer = await as(town, 'officer1');
  const view = await officer.compose({ body: { code: 'weekly', day: '2026-11-18' } });
  assert.deepEqual(view.document.period, { from: '2026-11-16', to: '2026-11-22' });
  assert.deepEqual(view.document.compared, { from: '2026-11-09', to: '2026-11-15' });
  assert.match(textOf(view), /立案量 5 件/);
  const villages = view.document.sections.find(({ kind }) => kind === 'villages');
  const total = villages?.tables[0]?.rows.at(-1)?.cells.map(({ zh }) => zh);
  assert.deepEqual(total?.slice(0, 2), ['全镇', '5']);
  const pages = await pagesOf(
    await bytesOf(await officer.pdf({ params: { briefId: view.head.id }, query: {} })),
  );
  const text = pages.join('');
  for (const sentence of view.document.sections.flatMap(({ sentences }) => sentences)) {
    assert.ok(text.includes(sentence.zh.replace(/\s+/g, '')), sentence.zh);
  }
  assert.doesNotMatch(text, /\ufffd|〓/, 'no glyph is missing');
  pages.forEach((page, at) => assert.ok(page.includes(`第${at + 1}页共${pages.length}页`), page));
  const { fetch } = await town.as('officer1');
  const named = await fetch(`/api/v1/briefs/${view.head.id}/docx?language=en`);
  assert.match(
    decodeURIComponent(named.headers.get('content-disposition') ?? ''),
    /Qingxi Town Weekly report of the town-16–22 November 2026\.docx/,
  );
  const words = wordsOfDocx(
    await bytesOf(await officer.docx({ params: { briefId: view.head.id }, query: {} })),
  );
  for (const sentence of view.document.sections.flatMap(({ sentences }) => sentences)) {
    assert.ok(words.includes(sentence.zh.replace(/\s+/g, '')), sentence.zh);
  }
  assert.doesNotMatch(
    `${text}${words}${JSON.stringify(view)}`,
    /1380013800|13800138/,
    'no telephone',
  );
});

test('a town in its first month: nothing before, nothing wrong', async (t) => {
  const town = await testTown(t);
  const officer = await as(town, 'officer1');
  const empty = await officer.compose({ body: { code: 'monthly', day: '2026-10-05' } });
  assert.match(textOf(empty), /10月\uff0c全镇上报量、立案量、结案量均为 0/);
  assert.match(textOf(empty), /本镇尚未产生数据。/);
  await withHistory(town, { '2026-11-17': 2 }, monday);
  const first = await officer.compose({ body: { code: 'weekly', day: '2026-11-17' } });
  assert.match(textOf(first), /自2026年11月17日起有数据\uff0c上周没有数据/);
  const file = await officer.pdf({ params: { briefId: first.head.id }, query: { language: 'en' } });
  assert.match((await pagesOf(await bytesOf(file))).join(''), /Weeklyreport.*Page1of/s);
});

test('an issued brief is frozen, whatever happens afterwards; a correction is a later edition', async (t) => {
  const town = await testTown(t);
  await withHistory(town, { '2026-11-17': 2 }, monday);
  const officer = await as(town, 'officer1');
  const draft = await officer.compose({ body: { code: 'weekly', day: '2026-11-17' } });
  const params = { briefId: draft.head.id };
  const leader = await as(town, 'leader');
  const reader = await as(town, 'head-sanitation');
  assert.equal(
    await codeOf(reader.one({ params })),
    'brief-unknown',
    'drafts are for those who change them',
  );
  const issued = await leader.issue({ params, body: { version: draft.version } });
  assert.equal(issued.head.state, 'issued');
  assert.match(issued.sha256 ?? '', /^[0-9a-f]{64}$/);
  await withHistory(town, { '2026-11-18': 3 }, monday);
  assert.deepEqual((await reader.one({ params })).document, draft.document);
  const refusals = [
    officer.refresh({ params, body: { version: issued.version } }),
    officer.saveEdits({
      params,
      body: { edits: { lead: '改', sections: [] }, version: issued.version },
    }),
    officer.discard({ params, query: { version: issued.version } }),
    officer.issue({ params, body: { version: issued.version } }),
  ].map(codeOf);
  assert.deepEqual(new Set(await Promise.all(refusals)), new Set(['brief-frozen']));
  await assert.rejects(
    town.sql("UPDATE briefs.issues SET number = 9 WHERE state = 'issued'"),
    /frozen/,
    'not even past the program',
  );
  const later = await officer.renew({ params, body: { reason: '补录热线工单' } });
  assert.deepEqual([later.head.edition, later.head.number], [2, issued.head.number]);
  assert.match(textOf(later), /立案量 5 件/);
  await officer.issue({ params: { briefId: later.head.id }, body: { version: later.version } });
  assert.equal((await reader.one({ params })).head.replacedBy, later.head.id);
  const list = await reader.list({ query: {} });
  assert.deepEqual(
    list.items.map(({ edition, replacedBy }) => [edition, replacedBy !== null]),
    [
      [2, false],
      [1, true],
    ],
  );
});

test('an officer rewords a draft; personal data is refused with its place', async (t) => {
  const town = await testTown(t);
  await withHistory(town, { '2026-11-17': 2 }, monday);
  const officer = await as(town, 'officer1');
  const draft = await officer.compose({ body: { code: 'weekly', day: '2026-11-17' } });
  const params = { briefId: draft.head.id };
  const change = (lead: string, version: number) =>
    officer.saveEdits({
      params,
      body: {
        version,
        edits: {
          lead,
          sections: [
            {
              id: 'overview',
              hidden: false,
              note: '',
              sentences: [{ id: 'counts', text: '本周平稳。' }],
            },
            { id: 'trend', hidden: true, note: '', sentences: [] },
          ],
        },
      },
    });
  assert.equal(await codeOf(change('请致电 13800138000', draft.version)), 'personal-data-in-text');
  const saved = await change('请各村加强巡查。', draft.version);
  assert.equal(await codeOf(change('旧', draft.version)), 'changed-meanwhile');
  const text = (await pagesOf(await bytesOf(await officer.pdf({ params, query: {} })))).join('');
  assert.match(text, /草稿.*编者按请各村加强巡查。.*本周平稳。/s);
  assert.doesNotMatch(text, /每日走势/);
  const anew = await officer.refresh({ params, body: { version: saved.version } });
  assert.equal(anew.edits.lead, '请各村加强巡查。');
});

test('a period has one brief, none before it is over; who may not, may not', async (t) => {
  const town = await testTown(t);
  const officer = await as(town, 'officer1');
  const weekly = (day: string) => officer.compose({ body: { code: 'weekly', day } });
  assert.equal(await codeOf(weekly('2026-11-23')), 'period-not-over');
  const [one, other] = await Promise.all([
    codeOf(weekly('2026-11-18')),
    codeOf(weekly('2026-11-19')),
  ]);
  assert.deepEqual(
    [one, other].map(String).toSorted((a, b) => a.localeCompare(b)),
    ['brief-there', 'done'],
  );
  assert.equal(
    await codeOf(officer.compose({ body: { code: 'yearly', day: '2026-11-01' } })),
    'brief-template-unknown',
  );
  const head = await as(town, 'head-sanitation');
  assert.equal(
    await codeOf(head.compose({ body: { code: 'daily', day: '2026-11-20' } })),
    'not-permitted',
  );
  assert.equal(await codeOf((await as(town, 'grid01')).list({ query: {} })), 'not-permitted');
  const other_ = await town.as('officer1', 'baisha').catch(() => null);
  if (other_) assert.deepEqual((await other_.api(api).list({ query: {} })).items, []);
});

test('a draft is thrown away; its number is free again', async (t) => {
  const town = await testTown(t);
  const officer = await as(town, 'officer1');
  const draft = await officer.compose({ body: { code: 'daily', day: '2026-11-20' } });
  await officer.discard({ params: { briefId: draft.head.id }, query: { version: draft.version } });
  const again = await officer.compose({ body: { code: 'daily', day: '2026-11-20' } });
  assert.equal(again.head.number, draft.head.number);
});
