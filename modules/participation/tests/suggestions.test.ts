import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '#platform/problems/index.ts';
import { ground } from '#modules/towns/index.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { identityNumber, residentOf, verified } from './people-of-town.ts';

const isProblem = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

const light = {
  title: '在东街增设路灯',
  body: '东街老粮站到小学一段晚上很黑,孩子放学看不清路,我电话 13800001234',
  topic: 'roads' as const,
};

test('a suggestion is read, published without numbers, supported once a person, merged and answered in public', async (t) => {
  const town = await testTown(t);
  const author = await residentOf(town, '13900010001', '李建国');
  const other = await residentOf(town, '13900010002', '王秀英');
  const officer = (await town.as('officer1')).api(api);
  const nobody = town.anonymous().api(api);
  const options = { idempotencyKey: 'one-suggestion' };

  const sent = await author.api.suggest({ body: light }, options);
  assert.deepEqual(
    await author.api.suggest({ body: light }, options),
    sent,
    'a repeat does nothing',
  );
  assert.deepEqual(sent.findings, [{ kind: 'mobile', count: 1 }]);
  const { number } = sent;
  await assert.rejects(
    nobody.publicSuggestion({ params: { number } }),
    isProblem('suggestion-unknown'),
  );
  await assert.rejects(officer.suggest({ body: light }), isProblem('residents-only'));

  const { departments } = await ground(town.ctx);
  const department = departments.find(({ code }) => code === 'sanitation');
  const head = (await town.as('head-sanitation')).api(api);
  const [row] = (await officer.suggestions({ query: { state: 'waiting' } })).items;
  assert.ok(row && row.body.includes('13800001234'), 'the moderator reads what was written');
  const words = { title: light.title, departmentId: department?.id ?? '', version: row.version };
  const at = { params: { suggestionId: row.id } };
  await assert.rejects(
    officer.publishSuggestion({ ...at, body: { ...words, body: light.body } }),
    isProblem('words-personal'),
  );
  const body = '东街老粮站到小学一段晚上很黑,孩子放学看不清路。';
  await assert.rejects(
    head.publishSuggestion({ ...at, body: { ...words, body } }),
    isProblem('not-permitted'),
  );
  const shown = await officer.publishSuggestion({ ...at, body: { ...words, body } });
  assert.equal(shown.state, 'withDepartment');
  assert.ok(shown.dueAt && shown.caseNumber, 'the case engine carries it, with a deadline');
  await assert.rejects(
    officer.publishSuggestion({ ...at, body: { ...words, body } }),
    isProblem('changed-meanwhile'),
  );
  const seen = await nobody.publicSuggestion({ params: { number } });
  assert.ok(!JSON.stringify(seen).includes('13800001234'));

  const voices = await Promise.all(
    [true, true].map(() =>
      other.api.supportSuggestion({ params: { number }, body: { support: true } }),
    ),
  );
  assert.ok(voices.some(({ supporters }) => supporters === 1));
  await assert.rejects(
    author.api.supportSuggestion({ params: { number }, body: { support: true } }),
    isProblem('own-suggestion'),
  );

  const again = await other.api.suggest({
    body: { ...light, body: '东街到小学路灯太少,晚上走路不安全。' },
  });
  const [double] = (await officer.suggestions({ query: { state: 'waiting' } })).items;
  const alike = await officer.similarSuggestions({ params: { suggestionId: double?.id ?? '' } });
  assert.equal(alike.items[0]?.number, number);
  await officer.mergeSuggestion({
    params: { suggestionId: double?.id ?? '' },
    body: { into: number, version: double?.version ?? 0 },
  });
  const led = await other.api.publicSuggestion({ params: { number: again.number } });
  assert.equal(led.suggestion.number, number, 'an old link leads to the one that speaks for it');
  assert.equal(led.suggestion.supporters, 1, 'who supported it already counts once');
  assert.ok(led.supported);

  const answer = '已列入本季度亮化计划,老粮站至小学段新装六盏,十二月底前亮灯。';
  const given = { outcome: 'adopted' as const, answer, version: shown.version };
  const foreign = (await town.as('head-health')).api(api);
  await assert.rejects(
    foreign.answerSuggestion({ ...at, body: given }),
    isProblem('department-foreign'),
  );
  assert.deepEqual(
    (await foreign.suggestions({ query: {} })).items,
    [],
    'a department sees its own',
  );
  const answered = await head.answerSuggestion({ ...at, body: given });
  assert.equal(answered.state, 'answered');
  const [matter] = await town.sql<{ state: string }>(
    'SELECT state FROM cases.cases WHERE id = $1',
    [shown.caseId],
  );
  assert.equal(matter?.state, 'closed', 'the case is at its end, without a photo');
  const figures = await nobody.suggestionFigures({});
  assert.deepEqual(figures, {
    published: 1,
    waitingForAnswer: 0,
    answered: 1,
    answeredInTime: 1,
    adopted: 1,
    voices: 1,
  });
  const sheet = await officer.suggestionSheet({});
  assert.ok(sheet.fileName.endsWith('.xlsx'));

  await other.api.suggest({ body: { ...light, title: '楼下太吵了吧' } });
  const [third] = (await officer.suggestions({ query: { state: 'waiting' } })).items;
  await officer.refuseSuggestion({
    params: { suggestionId: third?.id ?? '' },
    body: {
      reason: 'individualCase',
      words: '这是邻里个别问题,请用“上报”处理',
      version: third?.version ?? 0,
    },
  });
  const own = await other.api.ownSuggestions({ query: {} });
  assert.equal(own.items[0]?.reasonWords, '这是邻里个别问题,请用“上报”处理');
});

test('a case that goes to another department takes its suggestion along', async (t) => {
  const town = await testTown(t);
  const author = await residentOf(town, '13900010003', '赵敏');
  const officer = await town.as('officer1');
  await author.api.suggest({ body: { ...light, body: '建议卫生院周末也开诊,方便上班的人。' } });
  const desk = officer.api(api);
  const { departments } = await ground(town.ctx);
  const idOf = (code: string) => departments.find((one) => one.code === code)?.id ?? '';
  const [row] = (await desk.suggestions({ query: {} })).items;
  const { id: suggestionId = '', version = 0 } = row ?? {};
  const shown = await desk.publishSuggestion({
    params: { suggestionId },
    body: {
      title: '卫生院周末开诊',
      body: '建议卫生院周末也开诊,方便上班的人。',
      departmentId: idOf('sanitation'),
      version,
    },
  });
  const moved = await officer.fetch(`/api/v1/cases/${shown.caseId}/actions/transfer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'x' },
    body: JSON.stringify({ departmentId: idOf('health'), reason: '应由卫生院答复', version: 1 }),
  });
  assert.equal(moved.status, 200, await moved.text());
  await town.settle();
  const health = (await town.as('head-health')).api(api);
  const [own] = (await health.suggestions({ query: {} })).items;
  assert.equal(own?.number, shown.number);
  await health.answerSuggestion({
    params: { suggestionId },
    body: {
      outcome: 'planned',
      answer: '已与县卫健局商定,明年一月起周六上午开诊。',
      version: own?.version ?? 0,
    },
  });
});

test('one identity has one row on the roll, whatever the telephone', async (t) => {
  const town = await testTown(t);
  const one = await residentOf(town, '13900010011', '周明');
  const second = await residentOf(town, '13900010012', '周明');
  const villageId = await verified(town, [one]);
  const clerk = (await town.as('clerk1')).api(api);
  const body = { name: '周明', idNumber: '439981198005061003', villageId };
  const [known] = (await clerk.roll({ query: { villageId } })).items;
  assert.match(known?.idNumber ?? '', /^4\d*\*{6,}/, 'a list shows no number whole');
  const same = { ...body, idNumber: identityNumber('1980-05-06', 100) };
  await assert.rejects(
    clerk.verifyResident({ body: { ...same, phone: second.phone } }),
    isProblem('resident-known'),
  );
  await assert.rejects(
    clerk.verifyResident({ body: { ...body, idNumber: '439981198005061002' } }),
    isProblem('roll-identity-wrong'),
  );
  assert.equal((await one.api.ownVoice({})).verified, true);
  assert.equal((await second.api.ownVoice({})).verified, false);
  const visitor = await town.anonymous().api(api).ownVoice({});
  assert.deepEqual([visitor.signedIn, visitor.verified], [false, false]);
  assert.equal((await second.api.ownVoice({})).signedIn, true);
  const [stored] = await town.sql<{ name: string; number: string }>(
    'SELECT name, id_number AS number FROM participation.residents WHERE person_id IS NOT NULL',
  );
  assert.match(`${stored?.name} ${stored?.number}`, /^v1\|\S+ v1\|/, 'both lie sealed');
  const crew = (await town.as('crew-sanitation-1')).api(api);
  await assert.rejects(crew.roll({ query: {} }), isProblem('not-permitted'));
});
