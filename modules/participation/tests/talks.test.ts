import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '#platform/problems/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { ground } from '#modules/towns/index.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { residentOf } from './people-of-town.ts';

const isProblem = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

test('a draft is commented on by section until it closes, and answered by what was heard and changed', async (t) => {
  const town = await testTown(t);
  const one = await residentOf(town, '13900040001', '罗军');
  const officer = (await town.as('officer1')).api(api);
  const { departments } = await ground(town.ctx);
  const input = {
    title: '圩日摊位管理办法',
    lead: '摊位怎么摆、几点收,想听听大家的意见。',
    departmentId: departments[0]?.id ?? '',
    sections: [
      { anchor: 's1', heading: '第一条 摊位', text: '摊位按线摆放。' },
      { anchor: 's2', heading: '第二条 时间', text: '下午三点收摊。' },
    ],
    closesAt: '2026-11-30T10:00:00.000Z',
  };
  const twice = [...input.sections, { anchor: 's1', heading: '又一条', text: '重复。' }];
  await assert.rejects(
    officer.draftConsultation({ body: { ...input, sections: twice } }),
    isProblem('sections-wrong'),
  );
  const drawn = await officer.draftConsultation({ body: input });
  const at = { params: { consultationId: drawn.id } };
  const by = { params: { number: drawn.number } };
  await assert.rejects(one.api.publicConsultation(by), isProblem('consultation-unknown'));
  await officer.moveConsultation({ ...at, body: { act: 'open', version: drawn.version } });
  const words = '三点太早,散圩要到四点,有事打 13800001234';
  await assert.rejects(
    one.api.comment({ ...by, body: { anchor: 'zz', words } }),
    isProblem('section-unknown'),
  );
  const { commentId } = await one.api.comment({ ...by, body: { anchor: 's2', words } });
  await one.api.comment({ ...by, body: { anchor: '', words: '你们都是废物,收什么收' } });
  assert.equal(
    (await one.api.publicConsultation(by)).comments.length,
    0,
    'a moderator reads first',
  );
  const { items } = await officer.deskComments({ ...at, query: {} });
  const show = { show: true, words: '三点太早,散圩要到四点。' };
  await assert.rejects(
    officer.decideComment({ params: { commentId }, body: { show: true, words } }),
    isProblem('words-personal'),
  );
  await officer.decideComment({ params: { commentId }, body: show });
  const summary = {
    heard: '大家认为三点收摊太早。',
    changed: '收摊时间改为下午四点半。',
    sectionAnswers: { s2: '采纳,改为四点半。' },
  };
  town.clock.advance(8 * 86_400);
  await town.settle();
  await assert.rejects(
    one.api.comment({ ...by, body: { anchor: 's1', words } }),
    isProblem('consultation-closed'),
  );
  const [closed] = (await officer.consultations({ query: { state: 'closed' } })).items;
  const version = closed?.version ?? 0;
  await assert.rejects(
    officer.publishSummary({ ...at, body: { ...summary, version } }),
    isProblem('comments-waiting'),
  );
  const other = items.find(({ id }) => id !== commentId)?.id ?? '';
  await officer.decideComment({
    params: { commentId: other },
    body: { show: false, words: '', reason: 'insult' },
  });
  await officer.publishSummary({ ...at, body: { ...summary, version } });
  const seen = await town.anonymous().api(api).publicConsultation(by);
  assert.deepEqual(
    seen.comments.map(({ words: shown }) => shown),
    [show.words],
  );
  assert.deepEqual(
    seen.sections.map(({ comments, answer }) => [comments, answer]),
    [
      [0, ''],
      [1, '采纳,改为四点半。'],
    ],
  );
  assert.ok((await officer.commentSheet(at)).bytes);
});

test('a fair sample is called: nobody twice, who refuses never again, published with its interval', async (t) => {
  const town = await testTown(t);
  const nobody = town.anonymous();
  const market = { longitude: 112.95, latitude: 28.45 };
  const phones = ['01', '01', '02', '03', '04', '05'].map((last) => `139000500${last}`);
  for (const [at, reporterPhone] of phones.entries()) {
    const text = `垃圾桶满了 ${at}`;
    const body = {
      categoryCode: '020102',
      text,
      position: market,
      deviceId: `d${at}`,
      reporterPhone,
    };
    const sent = { body: { ...body, confidential: at === 4 } };
    const { caseId } = await nobody.api(reportsApi).submit(sent);
    if (at === 5) await town.sql('UPDATE cases.cases SET sealed = true WHERE id = $1', [caseId]);
  }
  await town.sql("UPDATE cases.cases SET state = 'closed', closed_at = $1", [town.clock.now()]);
  const officer = (await town.as('officer1')).api(api);
  const clerk = (await town.as('clerk1')).api(api);
  const body = {
    title: '十一月满意度回访',
    fromDay: '2026-11-01',
    toDay: '2026-11-30',
    size: 10,
    restDays: 30,
    seed: 'qingxi-11',
    script: '您好,这里是清溪镇便民热线,想占用您一分钟。',
  };
  await assert.rejects(clerk.drawRound({ body }), isProblem('not-permitted'));
  const round = await officer.drawRound({ body });
  const at = { params: { roundId: round.id } };
  const { items } = await clerk.calls({ ...at, query: {} });
  assert.equal(items.length, 3, 'one call a person, and none about what is confidential');
  assert.ok(items.every(({ phone }) => /^139\*{4}\d{4}$/.test(phone)));
  const drawn = round.strata.reduce((sum, one) => sum + one.drawn, 0);
  assert.equal(drawn, 3);
  await assert.rejects(
    officer.drawRound({ body }),
    isProblem('nobody-to-call'),
    'all of them rest',
  );

  const [first, second, third] = items.map(({ id: callId }) => ({ params: { callId } }));
  assert.ok(first && second && third);
  assert.match((await clerk.beginCall(first)).phone, /^1390005000\d$/);
  await assert.rejects(
    clerk.recordCall({ ...first, body: { act: 'answer', words: '' } }),
    isProblem('score-missing'),
  );
  const answer = { act: 'answer' as const, score: 5, solved: true, words: '很快就清走了' };
  await clerk.recordCall({ ...first, body: answer });
  await assert.rejects(clerk.recordCall({ ...first, body: answer }), isProblem('call-settled'));
  await clerk.recordCall({ ...second, body: { act: 'refuse', words: '' } });
  const publish = { ...at, body: { version: round.version } };
  await assert.rejects(officer.publishRound(publish), isProblem('calls-open'));
  for (const attempts of [1, 2, 3]) {
    const row = await clerk.recordCall({ ...third, body: { act: 'miss', words: '' } });
    assert.deepEqual(
      [row.attempts, row.state],
      [attempts, attempts === 3 ? 'unreached' : 'toCall'],
    );
  }
  await officer.publishRound(publish);
  const { items: shown } = await nobody.api(api).publicSatisfaction({});
  const [whole] = shown[0]?.rows ?? [];
  assert.deepEqual([whole?.answered, whole?.satisfied, whole?.share], [1, 1, 1]);
  assert.ok((whole?.low ?? 1) < 0.6, 'one answer is honest about how little it says');
  assert.ok(!JSON.stringify(shown).includes('1390005'));

  town.clock.advance(40 * 86_400);
  await town.sql('UPDATE cases.cases SET closed_at = $1', [town.clock.now()]);
  const next = await officer.drawRound({
    body: { ...body, fromDay: '2026-12-01', toDay: '2027-01-31', seed: 'next' },
  });
  assert.equal(next.counts[0]?.count, 2, 'who refused is left out for good');
});
