import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import type { Gateway } from '../../../simulators/sms-gateway/index.ts';
import { demoAccounts } from '../../../simulators/sms-gateway/index.ts';
import { aliyunSms } from './aliyun-sms.ts';
import { realWorld } from './channel.ts';
import { aMessage, gatewayFor } from './gateway-fixture.ts';

const approved = {
  ...demoAccounts,
  aliyun: {
    ...demoAccounts.aliyun,
    templates: { SMS_100001: '您有新任务：${title}，请于${deadline}前处理。' },
  },
};

function settingsFor(gateway: Pick<Gateway, 'url'>) {
  return { ...demoAccounts.aliyun, endpoint: gateway.url, timeoutSeconds: 5 };
}

test('a signed SMS with awkward characters arrives as the template reads', async (t) => {
  const gateway = await gatewayFor(t, { accounts: approved });
  const outcome = await aliyunSms(settingsFor(gateway)).send(
    aMessage({ to: ['+86 138-0000-0001'] }),
  );
  assert.deepEqual(outcome, { kind: 'sent', providerId: 'aliyun-1' });
  const [arrived] = gateway.received;
  assert.deepEqual(arrived?.to, ['13800000001']);
  assert.equal(arrived?.text, "【清溪镇】您有新任务：东街路灯不亮 (3*2)'!，请于今天18:00前处理。");
  assert.equal(arrived?.reference, aMessage().id);
});

test('a wrong secret, an unknown key and a wrong clock are refused and nothing arrives', async (t) => {
  const gateway = await gatewayFor(t);
  const settings = settingsFor(gateway);
  const wrongSecret = await aliyunSms({ ...settings, accessKeySecret: 'x' }).send(aMessage());
  const wrongKey = await aliyunSms({ ...settings, accessKeyId: 'x' }).send(aMessage());
  const late = { ...realWorld, now: () => new Date(Date.now() - 16 * 60_000) };
  const wrongClock = await aliyunSms(settings, late).send(aMessage());
  assert.deepEqual(wrongSecret, {
    kind: 'refused',
    reason: 'Aliyun SignatureDoesNotMatch: Specified signature is not matched.',
  });
  assert.match(JSON.stringify(wrongKey), /refused.*InvalidAccessKeyId/);
  assert.match(JSON.stringify(wrongClock), /refused.*InvalidTimeStamp\.Expired/);
  assert.equal(gateway.received.length, 0);
});

test('a nonce that was used before is tried again with a new one', async (t) => {
  const gateway = await gatewayFor(t);
  const channel = aliyunSms(settingsFor(gateway), { ...realWorld, nonce: () => 'always the same' });
  assert.equal((await channel.send(aMessage())).kind, 'sent');
  assert.equal((await channel.send(aMessage())).kind, 'retry');
});

test('no vendor is asked about a number that cannot be, or a message without template', async (t) => {
  const gateway = await gatewayFor(t);
  const channel = aliyunSms(settingsFor(gateway));
  const { vendorTemplate: _none, ...withoutTemplate } = aMessage();
  for (const to of [['12345'], ['0731-8888888'], [], ['13800000001', '13800000002']]) {
    assert.equal((await channel.send(aMessage({ to }))).kind, 'refused', to.join());
  }
  assert.equal((await channel.send(withoutTemplate)).kind, 'refused');
  assert.equal(gateway.received.length, 0);
});

test('missing template parameters and foreign signatures are refused', async (t) => {
  const gateway = await gatewayFor(t, { accounts: approved });
  const short = aMessage({ vendorTemplate: { code: 'SMS_100001', parameters: [] } });
  const unknown = aMessage({ vendorTemplate: { code: 'SMS_9', parameters: [] } });
  const settings = settingsFor(gateway);
  assert.match(
    JSON.stringify(await aliyunSms(settings).send(short)),
    /TEMPLATE_MISSING_PARAMETERS/,
  );
  assert.match(JSON.stringify(await aliyunSms(settings).send(unknown)), /SMS_TEMPLATE_ILLEGAL/);
  const foreign = await aliyunSms({ ...settings, signName: '别家' }).send(aMessage());
  assert.match(JSON.stringify(foreign), /refused.*SMS_SIGNATURE_ILLEGAL/);
});

test('a rate limit waits, a broken server is tried again, then all is well', async (t) => {
  const gateway = await gatewayFor(t);
  const channel = aliyunSms(settingsFor(gateway));
  gateway.behave('aliyun', 'rate-limit', 1);
  assert.deepEqual(await channel.send(aMessage()), {
    kind: 'retry',
    reason: 'Aliyun isv.BUSINESS_LIMIT_CONTROL: 触发分钟级流控Permits:1',
    afterSeconds: 60,
  });
  gateway.behave('aliyun', 'fail', 1);
  assert.match(JSON.stringify(await channel.send(aMessage())), /retry.*HTTP 502/);
  assert.equal((await channel.send(aMessage())).kind, 'sent');
});

test('a vendor that hangs or is not there is tried again', async (t) => {
  const gateway = await gatewayFor(t);
  gateway.behave('aliyun', 'hang');
  const impatient = { ...settingsFor(gateway), timeoutSeconds: 0.05 };
  const hung = await aliyunSms(impatient).send(aMessage());
  assert.match(JSON.stringify(hung), /retry.*did not answer within 0\.05 s/);
  const nobody = { ...settingsFor(gateway), endpoint: 'http://127.0.0.1:1' };
  assert.match(
    JSON.stringify(await aliyunSms(nobody).send(aMessage())),
    /retry.*could not be reached/,
  );
});

test("each of the vendor's codes leads to its outcome, and numbers in it are masked", async (t) => {
  let answer = {};
  const server = createServer((_request, response) => {
    response.writeHead(200).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(t, () => server.close());
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  // 23:50 in China: ten minutes to midnight.
  const world = { ...realWorld, now: () => new Date('2026-03-01T15:50:00Z') };
  const channel = aliyunSms(settingsFor({ url: `http://127.0.0.1:${address.port}` }), world);
  const table = [
    ['isv.BUSINESS_LIMIT_CONTROL', '触发小时级流控Permits:5', 'retry', 3600],
    ['isv.BUSINESS_LIMIT_CONTROL', '触发天级流控Permits:10', 'retry', 600],
    ['isv.DAY_LIMIT_CONTROL', '触发日发送限额', 'retry', 600],
    ['Throttling.User', 'Request was denied due to user flow control.', 'retry', 60],
    ['isp.SYSTEM_ERROR', '', 'retry', undefined],
    ['isv.OUT_OF_SERVICE', '业务停机', 'retry', 3600],
    ['isv.MONTH_LIMIT_CONTROL', '', 'refused', undefined],
    ['isv.MOBILE_NUMBER_ILLEGAL', '13800000001号码格式错误', 'refused', undefined],
  ] as const;
  for (const [Code, Message, kind, afterSeconds] of table) {
    answer = { Code, Message };
    const outcome = await channel.send(aMessage());
    assert.equal(outcome.kind, kind, Code);
    assert.equal(outcome.kind === 'retry' ? outcome.afterSeconds : undefined, afterSeconds, Code);
    assert.ok(!JSON.stringify(outcome).includes('13800000001'));
  }
});
