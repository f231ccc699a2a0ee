import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { test } from 'node:test';
import { ConfigError, readConfig, section, settings, settingsTable } from './index.ts';

function messageOf(environment: Record<string, string>, args: string[] = []): string {
  try {
    readConfig(environment, args);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.message;
  }
  assert.fail('no error was thrown');
}

test('an empty environment gives the demo on port 8080 with the embedded database', () => {
  const config = readConfig({});
  assert.equal(config.port, 8080);
  assert.equal(config.demo, true);
  assert.equal(config.databaseUrl, null);
  assert.equal(config.publicUrl, null);
  assert.deepEqual(config.roles, ['web', 'worker', 'ingest']);
  assert.ok(isAbsolute(config.dataDirectory));
  assert.ok(Object.isFrozen(config));
});

test('an error names the variable, the given value and what is allowed, all at once', () => {
  const message = messageOf({ PORT: '80a', ZHENSHU_DEMO: 'maybe', ZHENSHU_ROLE: 'web,cook' });
  assert.match(message, /PORT is "80a", .* whole number from 0 to 65535/);
  assert.match(message, /ZHENSHU_DEMO is "maybe", .* 1 \(yes\) or 0 \(no\)/);
  assert.match(message, /ZHENSHU_ROLE is "web,cook", .* web, worker, ingest/);
});

test('the value of a secret does not appear in an error', () => {
  const message = messageOf({ DATABASE_URL: 'mysql://root:geheim@db/x' });
  assert.match(message, /DATABASE_URL/);
  assert.doesNotMatch(message, /geheim/);
});

test('a port outside 0–65535 and a negative one are refused', () => {
  assert.match(messageOf({ PORT: '65536' }), /PORT/);
  assert.match(messageOf({ PORT: '-1' }), /PORT/);
});

test('an empty variable counts as not set', () => {
  assert.equal(readConfig({ PORT: '', DATABASE_URL: ' ' }).port, 8080);
});

test('a public address loses its closing slash and must have no path', () => {
  assert.equal(readConfig({ ZHENSHU_PUBLIC_URL: 'https://a.cn/' }).publicUrl, 'https://a.cn');
  assert.match(messageOf({ ZHENSHU_PUBLIC_URL: 'https://a.cn/town' }), /without a path/);
});

test('a secret may come from a file, but not from both', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'url');
  writeFileSync(path, 'postgresql://u:p@h/d\n');
  const config = readConfig({ DATABASE_URL_FILE: path });
  assert.equal(config.databaseUrl, 'postgresql://u:p@h/d');
  assert.match(messageOf({ DATABASE_URL_FILE: path, DATABASE_URL: 'postgres://h/d' }), /only one/);
  assert.match(messageOf({ DATABASE_URL_FILE: join(folder, 'none') }), /ENOENT/);
});

test('flags win over the environment, unknown ones are refused', () => {
  const config = readConfig({ PORT: '1' }, ['--port', '81', '--role=worker']);
  assert.equal(config.port, 81);
  assert.deepEqual(config.roles, ['worker']);
  assert.match(messageOf({}, ['--prot', '81']), /--prot is not known/);
  assert.match(messageOf({}, ['--port']), /--port needs a value/);
});

test('a section of a module throws its faults with their names', () => {
  const faults = [{ name: 'ZHENSHU_SMS_SIGN_NAME', problem: 'is missing' }];
  assert.throws(() => section({}, () => ({ settings: {}, faults })), /ZHENSHU_SMS_SIGN_NAME/);
  assert.equal(
    section({}, () => ({ settings: 7, faults: [] })),
    7,
  );
});

test('the table of the README has a row for every setting in both languages', () => {
  for (const language of ['en', 'zh'] as const) {
    const rows = settingsTable(language).split('\n').slice(2);
    assert.equal(rows.length, Object.keys(settings).length);
  }
});
