/** A form changed while somebody fills it in, a consent withdrawn half way, an item closed, a fee, the catalogue edited. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api as privacyApi } from '#modules/privacy/contract/index.ts';
import { type Caller, testTown, type TestTown } from '#testing';
import { line } from '../catalogue/build.ts';
import { api, type CatalogueFile, type ItemContent } from '../contract/index.ts';
import { doctorAnswers, hasCode, mother, resident } from './office.ts';
import { recorded } from './records-of.ts';

let town: TestTown;
let own: Caller;
let admin: Caller;
const endings: (() => Promise<void>)[] = [];

before(async () => {
  town = await testTown({ after: (end: never) => endings.push(end) } as never);
  own = await resident(town);
  admin = await town.as('admin');
});
after(async () => {
  for (const end of endings) await end();
});

const params = { code: 'family-doctor' };

/** Saves an item changed. */
async function change(
  by: (content: ItemContent) => ItemContent,
  active = true,
  code = 'family-doctor',
) {
  const { item } = await admin.api(api).catalogueItem({ params: { code } });
  const content = by(structuredClone(item.content));
  return admin
    .api(api)
    .saveItem({ params: { code }, body: { version: item.version, active, note: '测试', content } });
}

/** The form with one question more, one less and one with other answers. */
function renewed(content: ItemContent): ItemContent {
  const { form } = content;
  assert.ok(form);
  const { visit, group, ...others } = form.properties;
  assert.ok(visit && group);
  return {
    ...content,
    form: {
      ...form,
      properties: {
        ...others,
        group: { ...group, enum: ['慢性病', '一般居民'] },
        illness: line('illness', '得的是什么病').field,
      },
      required: ['name', 'idNumber', 'phone', 'address', 'group', 'illness'],
      'x-order': ['name', 'idNumber', 'phone', 'address', 'group', 'illness'],
    },
  };
}

test('a form changed half way: the version begun with is kept and can be handed in; the newer one is told field by field', async () => {
  const services = own.api(api);
  const draft = await services.beginDraft({ params, body: { answers: doctorAnswers } });
  const saved = await change(renewed);
  assert.equal(saved.drafts, 1, 'the administrator is told who is in the middle of it');
  assert.deepEqual(
    saved.changes.map(({ key, change: what }) => [key, what]),
    [
      ['visit', 'removed'],
      ['group', 'changed'],
      ['illness', 'added'],
    ],
  );
  const seen = await services.draft({ params: { draftId: draft.id } });
  assert.equal(seen.itemVersion, 1);
  assert.deepEqual(
    seen.newer?.changes.map(({ key, answer }) => [key, answer]),
    [
      ['visit', 'dropped'],
      ['group', 'dropped'],
      ['illness', 'toAnswer'],
    ],
  );
  const body = { delivery: 'electronic' as const, version: seen.version };
  const receipt = await services.submit({ params: { draftId: draft.id }, body });
  const application = await services.own({ params: { applicationId: receipt.id } });
  assert.equal(application.itemVersion, 1);
  assert.ok(application.questions.some(({ key, value }) => key === 'group' && value === '高血压'));

  const again = await services.beginDraft({
    params,
    body: { answers: { ...doctorAnswers, group: '一般居民' } },
  });
  assert.equal(again.itemVersion, 2);
  assert.equal(again.newer, null);
});

test('somebody who takes the newer form keeps what still fits', async () => {
  const other = await resident(town, { name: '王五', phone: '13755502469' });
  const services = other.api(api);
  const draft = await services.beginDraft({
    params: { code: 'senior-card' },
    body: { answers: { name: '王五', birth: '1950-01-01' } },
  });
  await change((content) => ({
    ...content,
    form: content.form && {
      ...content.form,
      properties: { ...content.form.properties, birth: { ...content.form.properties['birth'], title: '哪一天出生' } as never },
    },
  }), true, 'senior-card'); // biome-ignore format: short
  const renewedDraft = await services.renewDraft({ params: { draftId: draft.id } });
  assert.equal(renewedDraft.itemVersion, 2);
  assert.deepEqual(renewedDraft.answers, { name: '王五', birth: '1950-01-01' });
});

test('filled in from the records only with consent, each use noted; withdrawn half way the values go and it is explained', async () => {
  await recorded(town, [mother.name, mother.idNumber, mother.phone, '清溪镇石桥村3组12号']);
  const services = own.api(api);
  const privacy = own.api(privacyApi);
  const draft = await services.beginDraft({ params: { code: 'elder-allowance' }, body: {} });
  const place = { draftId: draft.id };
  assert.equal(draft.prefill, 'offered');
  await assert.rejects(services.prefill({ params: place }), hasCode('consent-missing'));
  const notice = (await privacy.ownConsents({})).items.find(({ purpose }) => purpose === 'prefill');
  const consent = (given: boolean, purpose = 'prefill') =>
    privacy.consent({
      params: { purpose },
      body: { given, noticeVersion: notice?.noticeVersion ?? 1, under14: false },
    });
  await consent(true);
  const filled = await services.prefill({ params: place });
  assert.equal(filled.answers['idNumber'], mother.idNumber);
  assert.deepEqual(filled.prefilled.map(({ key }) => key).sort(), [
    'address',
    'idNumber',
    'name',
    'phone',
  ]);
  const looks = (await privacy.ownLooks({ query: {} })).items;
  assert.ok(
    looks.some(
      ({ fieldsZh, reason }) => fieldsZh.includes('身份证号') && reason.includes('高龄津贴'),
    ),
  );
  const changed = await services.saveDraft({
    params: place,
    body: { answers: { address: '石桥村五组 1 号', living: '独居' }, version: filled.version },
  });
  assert.ok(!changed.prefilled.some(({ key }) => key === 'address'), 'what was changed is the own');

  await consent(false);
  const submitted = services.submit({
    params: place,
    body: { delivery: 'electronic', version: changed.version },
  });
  await assert.rejects(submitted, hasCode('prefill-dropped'));
  const after = await services.draft({ params: place });
  assert.deepEqual(after.answers, { address: '石桥村五组 1 号', living: '独居' });
  assert.match(after.droppedZh, /申请人姓名、申请人身份证号、联系电话/);
  await consent(true);
  await services.prefill({ params: place });
  await consent(false);
  await town.settle();
  const [row] = await town.sql<{ prefilled: object; dropped_keys: string[] }>(
    'SELECT prefilled, dropped_keys FROM services.drafts WHERE id = $1',
    [draft.id],
  );
  assert.deepEqual(row?.prefilled, {}, 'gone at once, before anybody opens the draft');
  assert.equal(row?.dropped_keys.length, 3);

  const { version } = await services.draft({ params: place });
  const typed = await services.saveDraft({
    params: place,
    body: { answers: { idNumber: mother.idNumber }, version },
  });
  await consent(true, 'sensitive');
  await consent(false, 'sensitive');
  const online = services.submit({
    params: place,
    body: { delivery: 'electronic', version: typed.version },
  });
  await assert.rejects(online, hasCode('sensitive-withdrawn'), 'then it is done at the window');
  await consent(true, 'sensitive');
});

test('an item closed meanwhile is not handed in; nothing is lost', async () => {
  const services = own.api(api);
  const code = 'unemployment-register';
  const answers = {
    name: mother.name,
    idNumber: mother.idNumber,
    phone: mother.phone,
    address: '石桥村',
    since: '2026-10-01',
    want: '技能培训',
    place: '本镇',
  };
  const draft = await services.beginDraft({ params: { code }, body: { answers } });
  await change((content) => content, false, code);
  const submit = services.submit({
    params: { draftId: draft.id },
    body: { delivery: 'electronic', version: draft.version },
  });
  await assert.rejects(submit, hasCode('item-closed'));
  assert.equal(
    (await services.draft({ params: { draftId: draft.id } })).answers['want'],
    '技能培训',
  );
  await assert.rejects(services.item({ params: { code } }), hasCode('item-unknown'));
});

test('the catalogue: faults are refused with their place, a stale save is refused, out as a file and in again changes nothing', async () => {
  const services = admin.api(api);
  await assert.rejects(
    change((content) => ({ ...content, departmentCode: 'nobody' })),
    hasCode('item-department-unknown'),
  );
  await assert.rejects(
    change((content) => ({ ...content, promisedDays: 300, feeFen: 100, feeNote: '' })),
    hasCode('item-faulty'),
  );
  const { item } = await services.catalogueItem({ params });
  const stale = services.saveItem({
    params,
    body: { version: item.version - 1, active: true, note: '', content: item.content },
  });
  await assert.rejects(stale, hasCode('changed-meanwhile'));
  const exported = await services.exportCatalogue({});
  const file = JSON.parse(await (exported.bytes as Blob).text()) as CatalogueFile;
  assert.equal(file.items.length, 40);
  const same = await services.importCatalogue({ body: { file, mode: 'take' } });
  assert.deepEqual([same.added, same.changed, same.same], [[], [], 40]);
  const shipped = await services.importCatalogue({ body: { file: null, mode: 'look' } });
  assert.ok(shipped.changed.includes('family-doctor'));
  const officer = await town.as('officer1');
  await assert.rejects(officer.api(api).exportCatalogue({}), hasCode('not-permitted'));
  const { lifeEvents } = await services.catalogue({});
  const [first, ...others] = lifeEvents;
  assert.ok(first);
  const saved = await services.saveLifeEvents({ body: { items: [...others, first] } });
  assert.equal(saved.items.at(-1)?.code, first.code);
});
