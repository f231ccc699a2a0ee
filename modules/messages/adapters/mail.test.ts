import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Gateway } from '../../../simulators/sms-gateway/index.ts';
import { demoAccounts } from '../../../simulators/sms-gateway/index.ts';
import { aMessage, gatewayFor } from './gateway-fixture.ts';
import { mail } from './mail.ts';

const letter = aMessage({
  to: ['zhang@qingxi.example'],
  subject: '新任务：东街路灯不亮，请尽快处理并上传照片，谢谢配合',
  body: `${'东街路灯不亮，请于今天18:00前处理。'.repeat(10)}\n.\n清溪镇`,
});

function settingsFor(gateway: Gateway) {
  return {
    ...demoAccounts.smtp,
    host: '127.0.0.1',
    port: gateway.smtpPort,
    security: 'none' as const,
    from: '清溪镇政务服务 <notice@qingxi.example>',
    timeoutSeconds: 5,
  };
}

test('a Chinese letter with long lines and a lone dot arrives whole', async (t) => {
  const gateway = await gatewayFor(t);
  const outcome = await mail(settingsFor(gateway)).send(letter);
  const messageId = `<${letter.id}@qingxi.example>`;
  assert.deepEqual(outcome, { kind: 'sent', providerId: messageId });
  const [arrived] = gateway.received;
  assert.deepEqual(arrived?.to, ['zhang@qingxi.example']);
  assert.equal(arrived?.subject, letter.subject);
  assert.equal(arrived?.text, letter.body);
  assert.equal(arrived?.reference, messageId);
});

test('a subject with line breaks adds no header, an address with a comma no second reader', async (t) => {
  const gateway = await gatewayFor(t);
  const channel = mail(settingsFor(gateway));
  await channel.send({ ...letter, subject: 'Hello\r\nBcc: spy@evil.example' });
  assert.deepEqual(gateway.received[0]?.to, ['zhang@qingxi.example']);
  await channel.send({ ...letter, to: ['zhang@qingxi.example, spy@evil.example'] });
  const readers = gateway.received.flatMap((message) => message.to);
  assert.ok(!readers.includes('spy@evil.example'), readers.join());
});

test('an unknown mailbox and a wrong password are final', async (t) => {
  const gateway = await gatewayFor(t);
  gateway.behave('smtp', 'refuse', 1);
  assert.match(JSON.stringify(await mail(settingsFor(gateway)).send(letter)), /refused.*550/);
  const wrong = { ...settingsFor(gateway), password: 'wrong' };
  assert.match(JSON.stringify(await mail(wrong).send(letter)), /refused.*535/);
  const { kind } = await mail(settingsFor(gateway)).send({ ...letter, to: [] });
  assert.equal(kind, 'refused');
});

test('greylisting, local errors, silence and an absent server are tried again', async (t) => {
  const gateway = await gatewayFor(t);
  const channel = mail(settingsFor(gateway));
  for (const behaviour of ['rate-limit', 'fail'] as const) {
    gateway.behave('smtp', behaviour, 1);
    const outcome = await channel.send(letter);
    assert.equal(outcome.kind === 'retry' && outcome.afterSeconds, 300, behaviour);
  }
  gateway.behave('smtp', 'hang');
  const impatient = mail({ ...settingsFor(gateway), timeoutSeconds: 0.2 });
  assert.equal((await impatient.send(letter)).kind, 'retry');
  gateway.behave('smtp', 'answer');
  const absent = await mail({ ...settingsFor(gateway), port: 1 }).send(letter);
  assert.equal(absent.kind, 'retry');
  assert.equal((await channel.send(letter)).kind, 'sent');
});

test('a server that offers no encryption gets no letter when encryption is demanded', async (t) => {
  const gateway = await gatewayFor(t);
  const strict = { ...settingsFor(gateway), security: 'starttls' as const };
  assert.notEqual((await mail(strict).send(letter)).kind, 'sent');
  assert.equal(gateway.received.length, 0);
});
