import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { settingsTable } from '#platform/config/index.ts';
import { demoAccounts, demoOpen311Key, demoPassword } from '#modules/people/demo-accounts.ts';
import { filesOf, root, textOf } from './source-tree.ts';

const readmes = { en: 'README.md', zh: 'README.zh-CN.md' } as const;

test('the settings table of each README is the one that the parser has', () => {
  for (const language of ['en', 'zh'] as const) {
    const [, shown = ''] =
      /<!-- settings -->\n([^]*?)\n<!-- \/settings -->/.exec(textOf(readmes[language])) ?? [];
    assert.equal(shown, settingsTable(language), readmes[language]);
  }
});

test('each README names every variable of the message channels', () => {
  const source = textOf('modules/messages/adapters/settings.ts');
  const names = new Set(source.match(/ZHENSHU_[A-Z0-9_]+/g));
  assert.ok(names.size > 10);
  for (const path of Object.values(readmes)) {
    const text = textOf(path);
    assert.deepEqual(
      [...names].filter((name) => !text.includes(`\`${name}\``)),
      [],
      path,
    );
  }
});

test('each README names the demo accounts as they are', () => {
  const wanted = [demoPassword, demoOpen311Key, ...demoAccounts.map(({ username }) => username)];
  for (const path of Object.values(readmes)) {
    const text = textOf(path);
    assert.deepEqual(
      wanted.filter((word) => !text.includes(`\`${word}\``)),
      [],
      path,
    );
  }
});

test('every npm script that a README names exists', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  for (const path of Object.values(readmes)) {
    const named = [...textOf(path).matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name]) => name);
    assert.deepEqual(
      named.filter((name) => name !== undefined && !(name in scripts)),
      [],
      path,
    );
  }
});

test('every file and picture that a top document links to is there', () => {
  for (const path of filesOf('*.md')) {
    const targets = [...textOf(path).matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, to]) => to);
    assert.deepEqual(
      targets.filter((target) => target !== undefined && !existsSync(join(root, target))),
      [],
      path,
    );
  }
});
