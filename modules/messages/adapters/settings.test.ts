import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainlandMobile, openChannels } from './index.ts';
import { channelSettings } from './settings.ts';

test('an empty environment switches every channel off and is no fault', () => {
  const { settings, faults } = channelSettings({});
  assert.deepEqual(faults, []);
  assert.equal(openChannels(settings).size, 0);
});

test('each channel is on when its variables are set', () => {
  const { settings, faults } = channelSettings({
    ZHENSHU_SMS_PROVIDER: 'tencent',
    ZHENSHU_SMS_SIGN_NAME: '清溪镇',
    ZHENSHU_TENCENT_SECRET_ID: 'id',
    ZHENSHU_TENCENT_SECRET_KEY: 'key',
    ZHENSHU_TENCENT_SMS_SDK_APP_ID: '1400000001',
    ZHENSHU_WECOM_KEY: 'key',
    ZHENSHU_DINGTALK_ACCESS_TOKEN: 'token',
    ZHENSHU_DINGTALK_SECRET: 'SEC1',
    ZHENSHU_SMTP_HOST: 'mail.qingxi.example',
    ZHENSHU_SMTP_FROM: 'notice@qingxi.example',
  });
  assert.deepEqual(faults, []);
  assert.deepEqual([...openChannels(settings).keys()].sort(), [
    'dingtalk',
    'email',
    'sms',
    'wecom',
  ]);
  assert.equal(settings.sms?.endpoint, 'https://sms.tencentcloudapi.com');
  assert.equal(settings.email?.security, 'starttls');
});

test('all faults are told at once, by name and without the value', () => {
  const { faults } = channelSettings({
    ZHENSHU_SMS_PROVIDER: 'aliyun',
    ZHENSHU_ALIYUN_ACCESS_KEY_SECRET: 'top secret',
    ZHENSHU_ALIYUN_SMS_ENDPOINT: 'http://sms.example',
    ZHENSHU_SMTP_HOST: 'mail.qingxi.example',
    ZHENSHU_SMTP_FROM: 'notice@qingxi.example',
    ZHENSHU_SMTP_PORT: '99999',
    ZHENSHU_SMTP_SECURITY: 'ssl',
  });
  assert.deepEqual(faults.map((fault) => fault.name).sort(), [
    'ZHENSHU_ALIYUN_ACCESS_KEY_ID',
    'ZHENSHU_ALIYUN_SMS_ENDPOINT',
    'ZHENSHU_SMS_SIGN_NAME',
    'ZHENSHU_SMTP_PORT',
    'ZHENSHU_SMTP_SECURITY',
  ]);
  assert.ok(!JSON.stringify(faults).includes('top secret'));
});

test('http is allowed to this machine only', () => {
  const faultsOf = (endpoint: string) =>
    channelSettings({ ZHENSHU_WECOM_KEY: 'k', ZHENSHU_WECOM_ENDPOINT: endpoint }).faults.length;
  assert.deepEqual(
    [
      'http://127.0.0.1:4010',
      'http://localhost:1',
      'http://127.0.0.1.evil.example',
      'ftp://x',
      'x',
    ].map(faultsOf),
    [0, 0, 1, 1, 1],
  );
});

test('mobile numbers are recognised however people write them', () => {
  const same = [
    '13800000001',
    '+86 138 0000 0001',
    '008613800000001',
    '8613800000001',
    '138-0000-0001',
  ];
  assert.deepEqual(new Set(same.map(mainlandMobile)), new Set(['13800000001']));
  const none = ['12800000001', '1380000001', '138000000011', '+85213800000001', '8613800000', ''];
  assert.deepEqual(new Set(none.map(mainlandMobile)), new Set([undefined]));
});
