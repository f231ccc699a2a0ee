import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { placeholdersOf } from '../rules/render.ts';
import { commonValues, occasions, shippedTemplates } from '../templates-default.ts';
import { ownMatterCodes } from '../templates-default/own-matter.ts';
import { aCaseMessage, processWithVendors, queueIn, refusedAs } from './town-messages.ts';

const key = { code: 'case.dispatched', channel: 'inbox', language: 'zh' } as const;
const wording = {
  subject: '新任务',
  body: '请办理 {{title}}',
  vendorCode: '',
  vendorVariables: [],
};

test('every shipped text uses only the values its occasion has, in both languages alike', () => {
  for (const one of shippedTemplates()) {
    const values = occasions.find((each) => each.code === one.key)?.values ?? [];
    const used = placeholdersOf(`${one.subject}\n${one.body}`);
    const strange = used.filter((name) => ![...values, ...commonValues].includes(name));
    assert.deepEqual(strange, [], `${one.key} ${one.channel} ${one.language}`);
    assert.ok(one.body.length > 0);
  }
  for (const one of occasions) {
    const used = placeholdersOf(`${one.zh.subject}${one.zh.body}`);
    assert.deepEqual(
      new Set(used),
      new Set(placeholdersOf(`${one.en.subject}${one.en.body}`)),
      one.code,
    );
  }
});

test("what goes to residents has no words for the staff's group robots", () => {
  const residents = occasions.filter((one) => one.audience === 'residents').map((one) => one.code);
  const robots = shippedTemplates().filter(
    (one) => one.channel === 'wecom' || one.channel === 'dingtalk',
  );
  assert.deepEqual(
    robots.filter((one) => residents.includes(one.key)),
    [],
  );
  for (const code of ownMatterCodes) assert.ok(residents.includes(code), code);
});

test('an administrator changes a template and the next message reads so', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const crew = await town.as('crew-sanitation-1');
  const saved = await admin.saveTemplate({ params: key, body: { ...wording, version: 0 } });
  assert.equal(saved.version, 1);
  await queueIn(town, [aCaseMessage({ personId: crew.personId })]);
  const { items } = await crew.api(api).inbox({ query: {} });
  assert.equal(items[0]?.body, '请办理 路灯不亮');
  const [version] = await town.sql(
    "SELECT version FROM platform.versions WHERE kind = 'messages.template'",
  );
  assert.deepEqual(version, { version: 1 });
});

test('two administrators who change one template: the second is told', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const both = await Promise.allSettled(
    [1, 2].map((n) =>
      admin.saveTemplate({ params: key, body: { ...wording, body: `第 ${n} 版`, version: 0 } }),
    ),
  );
  assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
  const stale = admin.saveTemplate({ params: key, body: { ...wording, version: 0 } });
  await assert.rejects(stale, refusedAs('changed-meanwhile'));
});

test('a wording that could not be sent is refused with its reason', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const save = (body: string, params: Parameters<typeof admin.saveTemplate>[0]['params'] = key) =>
    admin.saveTemplate({ params, body: { ...wording, body, version: 0 } });
  await assert.rejects(save('您好 {{title'), refusedAs('template-placeholder-wrong'));
  await assert.rejects(save('您好 {{password}}'), refusedAs('template-variable-unknown'));
  await assert.rejects(
    save('字'.repeat(501), { ...key, channel: 'sms' }),
    refusedAs('template-too-long'),
  );
  await assert.rejects(save('好', { ...key, code: 'case.sung' }), refusedAs('template-unknown'));
});

test('a preview shows the text and what it costs as an SMS', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const params = { ...key, channel: 'sms' as const };
  const shown = await admin.previewTemplate({
    params,
    body: {
      subject: '',
      body: `${'字'.repeat(69)}{{percent}}`.replace('{{percent}}', '{{number}}'),
      values: { number: 'QX-9' },
    },
  });
  assert.equal(shown.body, `${'字'.repeat(69)}QX-9`);
  assert.equal(shown.smsSegments, 2);
});

test('a crew member may not change templates', async (t) => {
  const town = await testTown(t);
  const crew = (await town.as('crew-sanitation-1')).api(api);
  await assert.rejects(
    crew.saveTemplate({ params: key, body: { ...wording, version: 0 } }),
    refusedAs('not-permitted'),
  );
  await assert.rejects(crew.log({ query: {} }), refusedAs('not-permitted'));
});

test('a test message needs a channel that is switched on and an address', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const send = (channel: 'sms' | 'wecom', address: string) =>
    admin.testTemplate({ params: { ...key, channel }, body: { address } });
  await assert.rejects(send('wecom', ''), refusedAs('message-channel-off'));
  await assert.rejects(send('sms', ' '), refusedAs('message-address-missing'));
  const { messageId } = await send('sms', '13800000009');
  const { items } = await admin.simulator({ query: {} });
  assert.equal(items[0]?.id, messageId);
  assert.match(items[0]?.body ?? '', /东街路灯不亮/);
});

test('the channel page tells what is on, what is simulated and what a setting lacks', async (t) => {
  const town = await testTown(t);
  const demo = await (await town.as('admin')).api(api).channels({});
  assert.deepEqual(
    demo.items.map((one) => [one.channel, one.state]),
    [
      ['sms', 'simulated'],
      ['wecom', 'off'],
      ['dingtalk', 'off'],
      ['email', 'off'],
    ],
  );
  assert.equal(demo.items[0]?.labelZh, '短信模拟器');
  const { application } = await processWithVendors(t, town);
  const cookie = (await town.as('admin')).cookie;
  const reply = await application.http.inject({
    url: '/api/v1/messages/channels',
    headers: { cookie: `__Host-${cookie}` },
  });
  const real = reply.json() as typeof demo;
  assert.deepEqual(
    real.items.map((one) => one.state),
    ['on', 'off', 'off', 'on'],
  );
  assert.ok((real.items[0]?.templatesWithoutCode ?? 0) > 20);
});
