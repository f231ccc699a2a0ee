/** Briefs by schedule: composed for review, issued in time, sent once, held back; templates edited without code. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { pino } from 'pino';
import { api as messagesApi } from '#modules/messages/contract/index.ts';
import { modules } from '#modules/registry.ts';
import { createApplication } from '#platform/application/index.ts';
import { Database } from '#platform/database/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { atEnd } from '#platform/testing/index.ts';
import { testSealing, type TestTown, testTown } from '#testing';
import { api, type Template, type TemplateInput } from '../contract/index.ts';
import { keepSchedule } from '../service/by-schedule.ts';
import { pagesOf, withHistory } from './town-history.ts';

const at = (local: string): Date => new Date(`${local}+08:00`);
const as = async (town: TestTown, who: string) => (await town.as(who)).api(api);

const contentOf = (template: Template): TemplateInput => {
  const {
    active: _a,
    version: _v,
    savedAt: _s,
    savedByName: _b,
    nextAt: _n,
    ...content
  } = template;
  return content;
};

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

async function switchOn(town: TestTown, code: string, more: Partial<TemplateInput> = {}) {
  const admin = await as(town, 'admin');
  const { template } = await admin.template({ params: { code } });
  const content = contentOf(template);
  const schedule = { ...content.schedule, on: true, at: '09:00', reviewMinutes: 60 };
  return admin.saveTemplate({
    params: { code },
    body: { template: { ...content, schedule, ...more }, active: true, version: template.version },
  });
}

test('a weekly report lies ready for review, goes out in its time, once, to each recipient', async (t) => {
  const town = await testTown(t);
  await withHistory(town, { '2026-11-17': 2 }, '2026-11-22T02:00:00Z');
  const saved = await switchOn(town, 'weekly');
  assert.equal(saved.nextAt, at('2026-11-23T09:00:00').toISOString());
  const officer = await as(town, 'officer1');
  await keepSchedule(town.ctx);
  assert.deepEqual((await officer.list({ query: {} })).items, [], 'nothing of the past is sent');
  town.clock.set(at('2026-11-23T08:00:30'));
  await keepSchedule(town.ctx);
  await keepSchedule(town.ctx);
  const [draft, ...none] = (await officer.list({ query: {} })).items;
  assert.deepEqual(
    [draft?.state, draft?.sendAt, none.length],
    ['draft', at('2026-11-23T09:00:00').toISOString(), 0],
  );
  const inbox = (await town.as('officer1')).api(messagesApi);
  const told = await inbox.inbox({ query: {} });
  assert.match(JSON.stringify(told), /待审：清溪镇镇域运行周报/);
  town.clock.set(at('2026-11-23T09:00:30'));
  await Promise.all([keepSchedule(town.ctx), keepSchedule(town.ctx)]);
  const [issued] = (await officer.list({ query: {} })).items;
  assert.equal(issued?.state, 'issued');
  const params = { briefId: issued?.id ?? '' };
  const { items } = await officer.deliveries({ params });
  const people = new Set(items.map(({ personId }) => personId));
  const named = await town.sql<{ n: number }>('SELECT count(*)::int AS n FROM briefs.deliveries');
  assert.equal(people.size, named[0]?.n);
  assert.ok(people.size >= 3, `leader, heads and officers: ${people.size}`);
  const rows = await town.sql<{ n: number }>(
    "SELECT count(*)::int AS n FROM messages.messages WHERE template = 'brief.issued' AND channel = 'inbox'",
  );
  assert.equal(rows[0]?.n, people.size, 'each is told once');
});

test('a held draft stays, and goes out when it is let go', async (t) => {
  const town = await testTown(t);
  town.clock.set(at('2026-11-22T10:00:00'));
  await switchOn(town, 'weekly');
  town.clock.set(at('2026-11-23T08:10:00'));
  await keepSchedule(town.ctx);
  const officer = await as(town, 'officer1');
  const [draft] = (await officer.list({ query: {} })).items;
  const params = { briefId: draft?.id ?? '' };
  const held = await officer.hold({ params, body: { held: true, version: 1 } });
  town.clock.set(at('2026-11-23T10:00:00'));
  await keepSchedule(town.ctx);
  assert.equal((await officer.one({ params })).head.state, 'draft');
  await officer.hold({ params, body: { held: false, version: held.version } });
  await keepSchedule(town.ctx);
  assert.equal((await officer.one({ params })).head.state, 'issued');
});

test('the e-mail carries the brief as PDF that can be read', async (t) => {
  const letters: string[] = [];
  const post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString('latin1'));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    post.listen(0, '127.0.0.1', () => resolve());
  });
  atEnd(t, () => new Promise<void>((resolve) => post.close(() => resolve())));
  const address = post.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const town = await testTown(t);
  const { application, database } = await withPost(town, port);
  atEnd(t, () => application.stop());
  const leader = await town.as('leader');
  await leader.api(messagesApi).savePreferences({
    body: {
      order: [],
      muted: [],
      quietFrom: null,
      quietTo: null,
      email: 'leader@qingxi.example',
      language: 'zh',
    },
  });
  const ctx = { ...application.ctxOf(town.tenantId), database };
  town.clock.set(at('2026-11-22T10:00:00'));
  await switchOn(town, 'weekly', { recipients: { roles: [], personIds: [leader.personId] } });
  town.clock.set(at('2026-11-23T09:01:00'));
  await keepSchedule(ctx);
  await until(
    () => letters.length > 0,
    () => application.worker.runTicks(Date.now()),
  );
  const [letter = ''] = letters;
  assert.match(letter, /Content-Type: application\/pdf/);
  const packed = /application\/pdf[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(letter)?.[1] ?? '';
  const pages = await pagesOf(Buffer.from(packed, 'base64'));
  assert.match(pages[0] ?? '', /清溪镇镇域运行周报/);
});

async function withPost(town: TestTown, port: number) {
  const database = new Database({ url: town.url, connections: 4, sealing: testSealing });
  const application = await createApplication({
    database,
    modules,
    clock: town.clock,
    logger: pino({ level: 'silent' }),
    settings: {
      publicUrl: 'https://qingxi.example',
      dataDirectory: town.dataDirectory,
      demo: false,
      trustProxy: false,
      environment: {
        ZHENSHU_SMTP_HOST: '127.0.0.1',
        ZHENSHU_SMTP_PORT: String(port),
        ZHENSHU_SMTP_SECURITY: 'none',
        ZHENSHU_SMTP_FROM: '清溪镇 <notice@qingxi.example>',
      },
    },
  });
  return { application, database };
}

test('a template is edited without code: order, titles, indicators; what cannot be is refused', async (t) => {
  const town = await testTown(t);
  await withHistory(town, { '2026-11-17': 2 }, '2026-11-23T02:00:00Z');
  const admin = await as(town, 'admin');
  const { template } = await admin.template({ params: { code: 'weekly' } });
  const content = contentOf(template);
  const save = (sections: TemplateInput['sections'], version = template.version) =>
    admin.saveTemplate({
      params: { code: 'weekly' },
      body: { template: { ...content, sections }, active: true, version },
    });
  const [overview, villages, ...others] = content.sections;
  assert.ok(overview && villages);
  const unknown = { ...overview, indicators: ['no-such-thing'] };
  assert.equal(await codeOf(save([unknown])), 'indicator-not-there');
  assert.equal(
    await codeOf(save([overview, { ...villages, id: overview.id }])),
    'template-twice-named',
  );
  const text = {
    ...overview,
    id: 'text',
    kind: 'text' as const,
    indicators: [],
    textZh: '值班电话 13800138000',
  };
  assert.equal(await codeOf(save([text])), 'personal-data-in-text');
  const off = others.map((section) => ({ ...section, on: false }));
  const changed = [
    { ...villages, titleZh: '先看各村' },
    { ...overview, indicators: ['cases-registered'] },
    ...off,
  ];
  await save(changed);
  assert.equal(await codeOf(save(changed)), 'changed-meanwhile');
  const officer = await as(town, 'officer1');
  const { document } = await officer.compose({ body: { code: 'weekly', day: '2026-11-18' } });
  assert.deepEqual(
    document.sections.map(({ title }) => title.zh),
    ['先看各村', '总体情况'],
  );
  assert.deepEqual(
    document.sections[1]?.figures.map(({ code }) => code),
    ['cases-registered'],
  );
  const { versions } = await admin.template({ params: { code: 'weekly' } });
  assert.equal(versions.length, 2);
  const preview = await admin.preview({ body: { ...content, titleZh: '镇情周览' } });
  assert.equal(preview.document.title.zh, '镇情周览');
  assert.equal(
    await codeOf((await as(town, 'officer1')).template({ params: { code: 'weekly' } })),
    'not-permitted',
  );
});

async function until(holds: () => boolean, push: () => Promise<unknown>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('no letter came');
    await push();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
