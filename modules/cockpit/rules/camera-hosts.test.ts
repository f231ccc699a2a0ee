import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostOf, playedFrom, sourcesOf, tidyHosts } from './camera-hosts.ts';

const hosts = [
  { host: 'cam.example.cn', direct: false },
  { host: 'live.example.cn:8443', direct: true },
];

test('a host without a port stands for all its ports, one with a port for that one, none for its neighbours', () => {
  const allowed = (address: string): boolean => hostOf(hosts, new URL(address)) !== undefined;
  assert.ok(allowed('http://cam.example.cn/a.m3u8'));
  assert.ok(allowed('https://cam.example.cn:9000/a.m3u8'));
  assert.ok(allowed('https://live.example.cn:8443/a.m3u8'));
  assert.ok(!allowed('https://live.example.cn/a.m3u8'));
  assert.ok(!allowed('https://x.cam.example.cn/a.m3u8'));
  assert.ok(!allowed('https://cam.example.cn.evil.cn/a.m3u8'));
  assert.ok(!allowed('https://cam.example.cn@evil.cn/a.m3u8'));
  assert.ok(hostOf([{ host: 'a.cn:443', direct: false }], new URL('https://a.cn/')));
});

test('only hosts that screens may ask stand in the policy of pages', () => {
  assert.deepEqual(sourcesOf(hosts), ['live.example.cn:8443']);
  assert.deepEqual(sourcesOf([{ host: 'a.cn', direct: true }]), ['a.cn:*']);
});

test('a password, a still and a host that only the server asks stay on the server', () => {
  const from = (address: string, kind: 'still' | 'hls' = 'hls') =>
    playedFrom({ kind, address }, hosts);
  const open = 'https://live.example.cn:8443/a.m3u8';
  assert.equal(from(open), open);
  assert.equal(from(open, 'still'), null);
  assert.equal(from('https://eye:secret@live.example.cn:8443/a.m3u8'), null);
  assert.equal(from('https://cam.example.cn/a.m3u8'), null);
});

test('the same host is kept once, in small letters', () => {
  assert.deepEqual(
    tidyHosts([
      { host: ' Cam.example.cn ', direct: true },
      { host: 'cam.example.cn', direct: false },
    ]),
    [{ host: 'cam.example.cn', direct: true }],
  );
});
