import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Gateway } from '../../../simulators/sms-gateway/index.ts';
import { demoAccounts } from '../../../simulators/sms-gateway/index.ts';
import { realWorld } from './channel.ts';
import { dingtalkRobot } from './dingtalk-robot.ts';
import { aMessage, gatewayFor } from './gateway-fixture.ts';
import { wecomRobot } from './wecom-robot.ts';

function dingtalk(gateway: Gateway) {
  return { ...demoAccounts.dingtalk, endpoint: gateway.url, timeoutSeconds: 5 };
}

function wecom(gateway: Gateway) {
  return { ...demoAccounts.wecom, endpoint: gateway.url, timeoutSeconds: 5 };
}

const markdown = '**新任务** [打开](https://town.example/t/1)\n> 东街路灯不亮';

test('WeCom mentions people in text; markdown without mentions stays markdown', async (t) => {
  const gateway = await gatewayFor(t);
  const channel = wecomRobot(wecom(gateway));
  assert.deepEqual(await channel.send(aMessage()), { kind: 'sent', providerId: aMessage().id });
  await channel.send(aMessage({ to: [], format: 'markdown', body: markdown }));
  await channel.send(aMessage({ format: 'markdown', body: markdown }));
  const arrived = gateway.received.map((message) => [message.to.join(), message.text]);
  assert.deepEqual(arrived, [
    ['13800000001', aMessage().body],
    ['', markdown],
    ['13800000001', '新任务 打开 https://town.example/t/1\n东街路灯不亮'],
  ]);
});

test('a text too long for the robots is cut between characters, and says so', async (t) => {
  const gateway = await gatewayFor(t);
  const body = '灯🏮'.repeat(5000);
  assert.equal((await wecomRobot(wecom(gateway)).send(aMessage({ body }))).kind, 'sent');
  assert.equal((await dingtalkRobot(dingtalk(gateway)).send(aMessage({ body }))).kind, 'sent');
  assert.match(gateway.received[0]?.text ?? '', /^(灯🏮)+灯?…$/u);
  assert.match(gateway.received[1]?.text ?? '', /^(灯🏮)+灯?… @13800000001$/u);
});

test('the 21st WeCom message within a minute waits a minute', async (t) => {
  const gateway = await gatewayFor(t);
  const channel = wecomRobot(wecom(gateway));
  for (let sent = 0; sent < 20; sent += 1) {
    assert.equal((await channel.send(aMessage())).kind, 'sent');
  }
  assert.deepEqual(await channel.send(aMessage()), {
    kind: 'retry',
    reason: 'WeCom 45009: api freq out of limit',
    afterSeconds: 60,
  });
});

test('a wrong WeCom key and a group that is gone are final', async (t) => {
  const gateway = await gatewayFor(t);
  const wrongKey = await wecomRobot({ ...wecom(gateway), key: 'x' }).send(aMessage());
  assert.match(JSON.stringify(wrongKey), /refused.*93000/);
  gateway.behave('wecom', 'refuse', 1);
  assert.equal((await wecomRobot(wecom(gateway)).send(aMessage())).kind, 'refused');
});

test('DingTalk gets a signed text that names whom it mentions, and markdown with its title', async (t) => {
  const gateway = await gatewayFor(t);
  const channel = dingtalkRobot(dingtalk(gateway));
  assert.deepEqual(await channel.send(aMessage()), { kind: 'sent', providerId: aMessage().id });
  await channel.send(aMessage({ to: [], format: 'markdown', body: markdown }));
  const arrived = gateway.received.map(({ to, subject, text }) => [to.join(), subject, text]);
  assert.deepEqual(arrived, [
    ['13800000001', '', `${aMessage().body} @13800000001`],
    ['', '新任务', markdown],
  ]);
});

test('DingTalk refuses wrong secrets, tokens and clocks; a blocked robot rests ten minutes', async (t) => {
  const gateway = await gatewayFor(t);
  const settings = dingtalk(gateway);
  const late = { ...realWorld, now: () => new Date(Date.now() - 61 * 60_000) };
  const wrong = [
    [dingtalkRobot({ ...settings, secret: 'SECwrong' }), /refused.*310000: sign not match/],
    [dingtalkRobot({ ...settings, accessToken: 'x' }), /refused.*300005/],
    [dingtalkRobot(settings, late), /refused.*310000: invalid timestamp/],
  ] as const;
  for (const [channel, expected] of wrong) {
    assert.match(JSON.stringify(await channel.send(aMessage())), expected);
  }
  gateway.behave('dingtalk', 'rate-limit', 1);
  const limited = await dingtalkRobot(settings).send(aMessage());
  assert.equal(limited.kind === 'retry' && limited.afterSeconds, 600);
});
