import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { Document, Packer, Paragraph } from 'docx';
import { api as messagesApi } from '#modules/messages/contract/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { client } from '#platform/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type Caller, type TestTown, testTown } from '#testing';
import { api, type PolicyContent } from '../contract/index.ts';

const isProblem = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

/** A resident who proved a telephone. */
async function resident(town: TestTown, phone: string): Promise<Caller> {
  const nobody = town.anonymous();
  const { codeId } = await nobody.api(peopleApi).requestPhoneCode({ body: { phone } });
  const sent = await nobody.fetch(`/api/v1/messages/simulator?phone=${phone}`);
  const { items } = (await sent.json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name: '刘桂兰' }),
  });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const fetchAs: typeof fetch = (input, init = {}) =>
    nobody.fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
    });
  return { api: (of) => client(of, { fetch: fetchAs }), fetch: fetchAs, cookie, personId: '' };
}

test('a question finds its policy however it is typed, and what finds nothing is kept', async (t) => {
  const town = await testTown(t);
  const anybody = town.anonymous().api(api);
  const search = (q: string, more = {}) => anybody.search({ query: { q, ...more } });
  for (const q of [
    '低保',
    '最低生活保障',
    'dibao',
    'zdshbz',
    '抵保',
    '最底生活保障',
    '最低生活保障金怎么申请',
    '最低生活保障審核確認辦法',
    'dibap',
    '低保怎么办',
  ]) {
    const { items, poor } = await search(q);
    assert.equal(items[0]?.code, 'dibao', `${q} → ${items[0]?.title}`);
    assert.equal(poor, false, q);
  }
  for (const [q, code] of [
    ['看病报销多少', 'yibao'],
    ['80岁老人补贴', 'gaoling'],
    ['gaolingjintie', 'gaoling'],

    ['起屋审批', 'jianfang'],
    ['退伍军人优待', 'tuiyi-youfu'],
    ['鞭炮', 'yanhua'],

    ['云民发〔2025〕6号', 'dibao'],
    ['身份证丢了', 'shenfenzheng'],
    ['老板拖欠工资', 'gongzi'],
  ] as const) {
    assert.equal((await search(q)).items[0]?.code, code, q);
  }
  const read = await search('抵保');
  assert.equal(read.readAs, '低保');
  assert.ok(read.alsoSearched.includes('最低生活保障'));
  assert.ok(read.items[0]?.markedTitle.some(({ hit, text }) => hit && text === '最低生活保障'));
  assert.equal((await search('低保', { validity: 'repealed' })).items[0]?.code, 'dibao-jiu');
  assert.ok(
    (await search('补贴', { topic: 'farming' })).items.every(({ topics }) =>
      topics.includes('farming'),
    ),
  );
  const paged = await search('', { page: 2 });
  assert.ok(paged.total >= 60 && paged.items.length === 10 && paged.page === 2);
  assert.deepEqual((await anybody.suggestions({ query: { q: 'gaol' } })).items[0], '高龄津贴');
  const nothing = await search('13812345678怎么养鸵鸟');
  assert.equal(nothing.poor, true);
  await search('13812345678怎么养鸵鸟');
  assert.equal((await search('怎么养鸵鸟')).poor, true, 'one character is no answer');
  const clerk = (await town.as('clerk1')).api(api);
  const { items } = await clerk.unanswered({});
  assert.equal(items[0]?.times, 2);
  assert.doesNotMatch(items[0]?.question ?? '', /13812345678/);
  const words = ['鸵鸟', '畜禽'];
  await clerk.addSynonyms({ body: { words, note: '', settles: items[0]?.id ?? '' } });
  assert.equal((await search('怎么养鸵鸟')).items[0]?.code, 'qinchu');
  const left = (await clerk.unanswered({})).items.map(({ question }) => question);
  assert.deepEqual(left, ['怎么养鸵鸟'], 'what was settled is gone');
  await assert.rejects(
    clerk.addSynonyms({ body: { words: ['鴕鳥', '鸟'], note: '' } }),
    isProblem('synonym-taken'),
  );
  const twin = await town.anonymous().fetch('/api/v1/policy/search?q=彩礼&town=baisha');
  assert.equal(twin.status, 200);
});

test('who can have it: asked one by one, told what to bring; a stranger answer is refused', async (t) => {
  const town = await testTown(t);
  const anybody = town.anonymous().api(api);
  const check = (answers: Record<string, string>) =>
    anybody.check({ params: { code: 'dibao' }, body: { answers } });
  const first = await check({});
  assert.equal(first.question?.key, 'household');
  const end = await check({ household: 'yes', property: 'no', income: '500' });
  assert.equal(end.verdict?.outcome, 'yes');
  assert.ok(end.verdict?.bring.includes('社会保障卡'));
  await assert.rejects(check({ household: 'maybe' }), isProblem('answer-unfit'));
  await assert.rejects(
    anybody.check({ params: { code: 'liulang' }, body: { answers: {} } }),
    isProblem('eligibility-missing'),
  );
  const policy = await anybody.read({ params: { code: 'dibao-jiu' } });
  assert.deepEqual([policy.validity, policy.repealedOn], ['repealed', '2025-04-01']);
  assert.equal(policy.relatedPolicies[0]?.code, 'dibao');
  await assert.rejects(anybody.read({ params: { code: 'nothing' } }), isProblem('policy-unknown'));
});

const source: PolicyContent['title'] = '云岭县农村饮水安全维修补助办法';

async function docx(): Promise<string> {
  const lines = [
    source,
    '云水发〔2026〕9号',
    '第一条 为保障饮水安全,制定本办法。',
    '第二条 管网破损的,每户补助二百元。',
    '第三条 本办法自2026年12月1日起施行。',
  ];
  const children = lines.map((text) => new Paragraph(text));
  return Packer.toBase64String(new Document({ sections: [{ children }] }));
}

test('a document is read, written on, reviewed by another, published, found and told; then repealed', async (t) => {
  const town = await testTown(t);
  const [clerk, head] = [
    (await town.as('clerk1')).api(api),
    (await town.as('head-civil-affairs')).api(api),
  ];
  const own = await resident(town, '13755500771');
  await own.api(api).subscribe({ body: { kind: 'topic', subject: 'safety' } });
  await own.api(api).subscribe({ body: { kind: 'policy', subject: 'dibao' } });
  const read = await clerk.readText({ body: { fileName: 'a.docx', base64: await docx() } });
  assert.deepEqual(
    [read.title, read.documentNumber, read.effectiveOn, read.articles.length],
    [source, '云水发〔2026〕9号', '2026-12-01', 3],
  );
  await assert.rejects(
    clerk.readText({ body: { fileName: 'a.docx', base64: 'UEsDBA==' } }),
    isProblem('document-unreadable'),
  );
  const code = 'yinshui';
  const begun = await clerk.create({ body: { code, content: read } });
  await assert.rejects(
    clerk.create({ body: { code, content: read } }),
    isProblem('policy-code-taken'),
  );
  const params = { policyId: begun.id };
  await assert.rejects(
    clerk.submit({ params, body: { version: begun.version } }),
    isProblem('policy-incomplete'),
  );
  const content = {
    ...read,
    issuer: '云岭县水利局',
    topics: ['safety' as const],
    summary: ['水管坏了补 200 元。', '本县农户都可以。', '到村里报修登记。'],
  };
  const edited = await clerk.edit({ params, body: { content, version: begun.version } });
  await assert.rejects(
    clerk.edit({ params, body: { content, version: begun.version } }),
    isProblem('changed-meanwhile'),
  );
  const sent = await clerk.submit({ params, body: { version: edited.version } });
  assert.deepEqual(sent.acts, [], 'who wrote it does not publish it');
  const back = await head.giveBack({ params, body: { version: sent.version, reason: '补文号' } });
  assert.equal(back.returnReason, '补文号');
  const again = await clerk.submit({ params, body: { version: back.version } });
  const note = '首次发布';
  const live = await head.publish({ params, body: { version: again.version, note } });
  assert.deepEqual([live.isPublic, live.validity, live.publishedVersion], [true, 'notYet', 1]);
  const anybody = town.anonymous().api(api);
  assert.equal((await anybody.search({ query: { q: '饮水维修' } })).items[0]?.code, code);
  await town.settle();
  const inbox = await own.api(messagesApi).inbox({ query: {} });
  assert.ok(inbox.items.some(({ subject }) => subject.includes(source)));
  const repeal = { version: live.version, repealedOn: '2026-11-23', repealedBy: '新办法' };
  const over = await head.repeal({ params, body: repeal });
  assert.equal(over.validity, 'repealed');
  await head.withdraw({ params, body: { version: over.version, reason: '重复' } });
  await assert.rejects(anybody.read({ params: { code } }), isProblem('policy-unknown'));
  assert.notEqual((await anybody.search({ query: { q: '饮水维修' } })).items[0]?.code, code);
  assert.equal((await clerk.versions({ params })).items.length, 1);
  await own.api(api).unsubscribe({ body: { kind: 'topic', subject: 'safety' } });
  assert.deepEqual(
    (await own.api(api).subscriptions({})).items.map(({ subject }) => subject),
    ['dibao'],
  );
  const file = await clerk.listFile({ query: {} });
  assert.match(file.fileName, /xlsx$/);
});

test('an outside model is off; connected, only sentences with citations are shown, else none', async (t) => {
  const replies = ['低保每月 700 元[1]。这是好政策。', '我猜可以。'];
  const asked: string[] = [];
  const model = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push(`${request.url} ${request.headers.authorization} ${body}`);
      const content = replies.shift();
      response.setHeader('content-type', 'application/json');
      if (content === undefined) response.statusCode = 500;
      response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
    });
  });
  await new Promise<void>((done) => model.listen(0, '127.0.0.1', done));
  atEnd(t, () => model.close());
  const address = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`;
  const town = await testTown(t);
  const anybody = town.anonymous().api(api);
  const question = '低保每月多少钱,我的手机 13812345678';
  const answer = () => anybody.answer({ body: { question } });
  await assert.rejects(answer(), isProblem('answers-off'));
  const admin = (await town.as('admin')).api(api);
  const settings = { enabled: true, address, model: 'qwen', key: 'sk-geheim', version: 0 };
  await assert.rejects(
    admin.saveAnswering({ body: { ...settings, model: '' } }),
    isProblem('answering-incomplete'),
  );
  const saved = await admin.saveAnswering({ body: settings });
  assert.deepEqual([saved.enabled, saved.hasKey], [true, true]);
  const [stored] = await town.sql<{ api_key: string }>('SELECT api_key FROM policy.answering');
  assert.doesNotMatch(stored?.api_key ?? '', /geheim/);
  const first = await answer();
  assert.deepEqual(
    first.lines.map(({ text }) => text),
    ['低保每月 700 元。'],
  );
  assert.equal(first.passages.length, 1);
  assert.match(asked[0] ?? '', /^\/v1\/chat\/completions Bearer sk-geheim/);
  assert.doesNotMatch(asked[0] ?? '', /13812345678/);
  assert.deepEqual(await answer(), { lines: [], passages: [] });
  await assert.rejects(answer(), isProblem('answers-unavailable'));
});
