/** Papers as PDF: attached, seen by name, saved by those who may, gone with the person. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { api as privacyApi } from '#modules/privacy/contract/index.ts';
import { LightVisitor } from '#platform/testing/light-visitor.ts';
import { type Caller, type TestTown, testTown } from '#testing';
import { api } from '../contract/index.ts';
import { aPdf, doctorAnswers, hasCode, mother, resident, sendPdf, uploaded } from './office.ts';

const { group: _group, visit: _visit, ...who } = doctorAnswers;
const waterAnswers = { ...who, kind: '新开户', use: '居民生活' };

const storedFiles = async (town: TestTown): Promise<string[]> => {
  const folder = join(town.dataDirectory, 'files', town.tenantId);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};

/** A draft with a photo and a document under the same question. */
async function filledIn(own: Caller) {
  const services = own.api(api);
  const body = { answers: waterAnswers };
  const draft = await services.beginDraft({ params: { code: 'water-supply' }, body });
  const pdf = await aPdf();
  const answer = await sendPdf(own, pdf, '租房合同（签字版）.PDF');
  assert.equal(answer.status, 201, await answer.clone().text());
  const { id } = (await answer.json()) as { id: string };
  const proof = [await uploaded(own), id];
  const params = { draftId: draft.id };
  const saved = await services.saveDraft({
    params,
    body: { answers: { proof }, version: draft.version },
  });
  return { services, params, saved, pdf, documentId: id };
}

test('a document is attached, seen by name on both sides, saved by the desk, and goes with the person', async (t) => {
  const town = await testTown(t);
  const own = await resident(town);
  const { services, params, saved, pdf, documentId } = await filledIn(own);
  const named = { id: documentId, kind: 'document', name: '租房合同（签字版）.pdf' };
  assert.deepEqual(
    saved.files.find(({ kind }) => kind === 'document'),
    { ...named, sizeBytes: pdf.length },
  );
  const other = await resident(town, { name: '王五', phone: '13755502469' });
  const path = `/api/v1/files/${documentId}`;
  assert.equal((await other.fetch(path)).status, 404);
  const { id } = await services.submit({
    params,
    body: { delivery: 'pickUp', version: saved.version },
  });
  const water = await town.as('head-water');
  const seen = await water.api(api).application({ params: { applicationId: id } });
  const papers = seen.questions.find(({ key }) => key === 'proof')?.files ?? [];
  assert.deepEqual(
    papers.map(({ kind, name }) => [kind, name]),
    [
      ['photo', null],
      ['document', named.name],
    ],
  );
  const given = await water.fetch(path);
  assert.match(given.headers.get('content-disposition') ?? '', /^attachment;.*filename\*=UTF-8''/);
  assert.ok(Buffer.from(await given.arrayBuffer()).equals(pdf));
  assert.equal((await (await town.as('head-health')).fetch(path)).status, 404);
  assert.equal((await services.own({ params: { applicationId: id } })).questions.length, seen.questions.length); // biome-ignore format: one line

  await services.ownAct({ params: { applicationId: id, act: 'withdraw' }, body: { version: 1 } });
  assert.equal((await storedFiles(town)).length, 3, 'photo, its thumbnail and the document');
  await own.api(privacyApi).request({ body: { kind: 'erase', words: '请删除我的全部信息' } });
  const clerk = (await town.as('clerk1')).api(privacyApi);
  const [asked] = (await clerk.requests({ query: {} })).items;
  assert.ok(asked);
  const body = { grant: true, answer: '同意删除', exception: null, version: asked.version };
  await clerk.decideRequest({ params: { requestId: asked.id }, body });
  assert.deepEqual(await storedFiles(town), [], 'erased like photos');
  assert.deepEqual(await town.sql('SELECT id FROM files.files'), []);
});

test('a protected, a broken document and too many files are said in words; a thrown away draft takes its papers along', async (t) => {
  const town = await testTown(t);
  const own = await resident(town);
  const { services, params, saved, documentId } = await filledIn(own);
  const refused: readonly (readonly [Buffer, string])[] = [
    [await aPdf({ userPassword: 'geheim', pdfVersion: '1.7' }), 'document-encrypted'],
    [(await aPdf()).subarray(0, 500), 'document-damaged'],
  ];
  for (const [bytes, code] of refused) {
    const answer = await sendPdf(own, bytes, 'a.pdf');
    assert.equal(answer.status, 422);
    assert.equal(((await answer.json()) as { code: string }).code, code);
  }
  const ids: string[] = [];
  for (let n = 0; n < 7; n += 1) ids.push(await uploaded(own));
  const many = { answers: { proof: ids }, version: saved.version };
  await assert.rejects(services.saveDraft({ params, body: many }), hasCode('answers-faulty'));
  await services.dropDraft({ params });
  assert.equal((await own.fetch(`/api/v1/files/${documentId}`)).status, 404);
});

test('without script: a PDF is chosen, what is wrong with one is said, and it stands there by its name', async (t) => {
  const town = await testTown(t);
  const { cookie } = await resident(town);
  const visitor = new LightVisitor(town.application.http);
  const [name = '', value = ''] = cookie.split('=');
  visitor.cookies.set(name, value);
  const path = '/light/services/items/water-supply/apply';
  let page = await visitor.open(path);
  for (const [key, answer] of Object.entries({ ...waterAnswers, name: mother.name }))
    page = await visitor.send(
      await visitor.open(`${path}?q=${key}`),
      { [`answers/${key}`]: String(answer) },
      '继续',
    );
  const fileOf = async (bytes: Buffer) =>
    new File([new Uint8Array(bytes)], '水费户主证明.pdf', { type: 'application/pdf' });
  page = await visitor.open(`${path}?q=proof`);
  assert.match(page.text, /照片或 PDF/);
  const locked = await fileOf(await aPdf({ userPassword: 'geheim', pdfVersion: '1.7' }));
  page = await visitor.send(page, { 'answers/proof': locked }, '继续');
  assert.match(page.text, /设了密码/);
  page = await visitor.send(page, { 'answers/proof': await fileOf(await aPdf()) }, '继续');
  page = await visitor.open(`${path}?q=_review`);
  assert.match(page.text, /水费户主证明\.pdf/);
  assert.match(page.text, /\d+ KB/);
  page = await visitor.send(page, { delivery: 'pickUp' }, '提交申请');
  assert.match(page.text, /水费户主证明\.pdf/);
  const href = /href="(\/api\/v1\/files\/[^"]+)" download/.exec(page.markup)?.[1] ?? '';
  const answer = await town
    .anonymous()
    .fetch(href.replaceAll('&amp;', '&'), { headers: { cookie } });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/);
});
