import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Gateway } from '../../../simulators/sms-gateway/index.ts';
import { demoAccounts } from '../../../simulators/sms-gateway/index.ts';
import { realWorld } from './channel.ts';
import { aMessage, gatewayFor } from './gateway-fixture.ts';
import { tencentSms } from './tencent-sms.ts';

const approved = {
  ...demoAccounts,
  tencent: { ...demoAccounts.tencent, templates: { '1110': '您有新任务：{1}，请于{2}前处理。' } },
};
const vendorTemplate = { ...aMessage().vendorTemplate, code: '1110', parameters: parameters() };

function parameters() {
  return aMessage().vendorTemplate?.parameters ?? [];
}

function settingsFor(gateway: Gateway) {
  const { tencent } = demoAccounts;
  return { ...tencent, endpoint: gateway.url, region: 'ap-guangzhou', timeoutSeconds: 5 };
}

test('a signed SMS arrives with its parameters in their places', async (t) => {
  const gateway = await gatewayFor(t, { accounts: approved });
  const outcome = await tencentSms(settingsFor(gateway)).send(aMessage({ vendorTemplate }));
  assert.deepEqual(outcome, { kind: 'sent', providerId: 'tencent-1' });
  const [arrived] = gateway.received;
  assert.deepEqual(arrived?.to, ['+8613800000001']);
  assert.equal(arrived?.text, "【清溪镇】您有新任务：东街路灯不亮 (3*2)'!，请于今天18:00前处理。");
  assert.equal(arrived?.reference, aMessage().id);
});

test('the day of the signature is the UTC day, also at breakfast in China', async (t) => {
  const breakfast = () => new Date('2026-03-01T23:30:00Z');
  const gateway = await gatewayFor(t, { now: breakfast });
  const channel = tencentSms(settingsFor(gateway), { ...realWorld, now: breakfast });
  assert.equal((await channel.send(aMessage({ vendorTemplate }))).kind, 'sent');
});

test('wrong secrets, clocks, numbers and templates are refused with the vendor’s code', async (t) => {
  const gateway = await gatewayFor(t, { accounts: approved });
  const settings = settingsFor(gateway);
  const message = aMessage({ vendorTemplate });
  const late = { ...realWorld, now: () => new Date(Date.now() - 6 * 60_000) };
  const cases = [
    [tencentSms({ ...settings, secretKey: 'x' }), message, 'AuthFailure.SignatureFailure'],
    [tencentSms({ ...settings, secretId: 'x' }), message, 'AuthFailure.SecretIdNotFound'],
    [tencentSms(settings, late), message, 'AuthFailure.SignatureExpire'],
    [tencentSms({ ...settings, sdkAppId: '1' }), message, 'SdkAppIdNotExist'],
    [tencentSms(settings), aMessage(), 'TemplateUnapprovedOrNotExist'],
    [tencentSms(settings), aMessage({ to: ['110'] }), 'one mainland mobile number'],
  ] as const;
  for (const [channel, sent, expected] of cases) {
    const outcome = await channel.send(sent);
    assert.equal(outcome.kind, 'refused');
    assert.ok(JSON.stringify(outcome).includes(expected), JSON.stringify(outcome));
  }
  assert.equal(gateway.received.length, 0);
});

test('rate limits wait as long as they say; blacklists are final; failures are tried again', async (t) => {
  const gateway = await gatewayFor(t);
  const channel = tencentSms(settingsFor(gateway));
  const outcomes = [];
  for (const behaviour of ['rate-limit', 'refuse', 'fail', 'answer'] as const) {
    gateway.behave('tencent', behaviour, 1);
    const outcome = await channel.send(aMessage({ vendorTemplate }));
    outcomes.push([outcome.kind, outcome.kind === 'retry' ? outcome.afterSeconds : undefined]);
  }
  assert.deepEqual(outcomes, [
    ['retry', 30],
    ['refused', undefined],
    ['retry', undefined],
    ['sent', undefined],
  ]);
  gateway.behave('tencent', 'hang');
  const impatient = tencentSms({ ...settingsFor(gateway), timeoutSeconds: 0.05 });
  assert.equal((await impatient.send(aMessage({ vendorTemplate }))).kind, 'retry');
});
