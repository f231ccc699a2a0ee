import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoAccounts, startGateway } from './index.ts';
import { readLetter } from './mail-text.ts';
import { isAliyunSignature, isDingtalkSignature, isTencentSignature } from './signatures.ts';

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const documented = {
  method: 'POST',
  path: '/',
  query: 'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
  headers: {
    host: 'ecs.cn-shanghai.aliyuncs.com',
    'x-acs-action': 'RunInstances',
    'x-acs-content-sha256': emptyHash,
    'x-acs-date': '2023-10-26T10:22:32Z',
    'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
    'x-acs-version': '2014-05-26',
    authorization:
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  },
  body: '',
};

test("Aliyun's documented request passes, and no part of it may be changed", () => {
  const secret = 'YourAccessKeySecret';
  assert.ok(isAliyunSignature(documented, secret));
  const { headers } = documented;
  const changed = [
    { ...documented, query: documented.query.replace('shanghai', 'beijing') },
    { ...documented, path: '/other' },
    { ...documented, body: 'more' },
    { ...documented, headers: { ...headers, 'x-acs-action': 'DeleteInstances' } },
    { ...documented, headers: { ...headers, 'x-acs-extra': 'not signed' } },
  ];
  for (const request of changed) assert.ok(!isAliyunSignature(request, secret));
  const onTheRoadOrder = { ...documented, query: documented.query.split('&').reverse().join('&') };
  assert.ok(isAliyunSignature(onTheRoadOrder, secret));
});

test('a Tencent signature for another day or product, and a foreign DingTalk sign, do not pass', () => {
  const signature = 'SignedHeaders=content-type;host, Signature=00';
  for (const scope of ['2019-02-25/cvm/tc3_request', '2019-02-24/sms/tc3_request']) {
    const headers = {
      authorization: `TC3-HMAC-SHA256 Credential=id/${scope}, ${signature}`,
      'x-tc-timestamp': '1551113065',
    };
    assert.ok(!isTencentSignature({ ...documented, headers }, 'key'));
  }
  assert.ok(!isDingtalkSignature('1551113065000', 'AAAA', 'SEC'));
});

test('the operator sees what arrived, sets a vendor’s mood and clears the list', async (t) => {
  const gateway = await startGateway();
  t.after(() => gateway.close());
  const send = () =>
    fetch(`${gateway.url}/cgi-bin/webhook/send?key=${demoAccounts.wecom.key}`, {
      method: 'POST',
      body: JSON.stringify({ msgtype: 'text', text: { content: '<b>你好</b>' } }),
    });
  assert.deepEqual(await (await send()).json(), { errcode: 0, errmsg: 'ok' });
  assert.match(await (await fetch(gateway.url)).text(), /&#60;b&#62;你好/);

  const messages = `${gateway.url}/_simulator/messages`;
  assert.match(await (await fetch(messages)).text(), /你好/);
  await (await fetch(messages, { method: 'DELETE' })).text();
  assert.equal(gateway.received.length, 0);

  const behaviour = `${gateway.url}/_simulator/behaviour`;
  const mood = JSON.stringify({ vendor: 'wecom', behaviour: 'fail', times: 1 });
  assert.equal((await fetch(behaviour, { method: 'POST', body: mood })).status, 200);
  assert.deepEqual([(await send()).status, (await send()).status], [502, 200]);
  assert.equal((await fetch(behaviour, { method: 'POST', body: '{}' })).status, 400);
  assert.equal((await fetch(`${gateway.url}/nowhere`)).status, 404);
});

test('letters are read in each transfer encoding', () => {
  const base64 = Buffer.from('清溪镇').toString('base64');
  const source = (encoding: string, body: string) =>
    `Subject: =?UTF-8?B?${base64}?=\r\n =?UTF-8?Q?_=E9=95=87?=\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
  const letters = [
    readLetter(source('base64', base64)),
    readLetter(source('quoted-printable', '=E6=B8=85=E6=BA=AA=\r\n=E9=95=87')),
    readLetter(source('8bit', '清溪镇')),
  ];
  for (const letter of letters) {
    assert.deepEqual(letter, { subject: '清溪镇 镇', messageId: '', text: '清溪镇' });
  }
});
