import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const house = pathToFileURL(join(import.meta.dirname, 'index.ts')).href;

test('a command says what it does, and names an option that it does not know', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'zhenshu-command-'));
  t.after(() => rm(directory, { recursive: true }));
  const file = join(directory, 'weigh.mjs');
  await writeFile(
    file,
    `/**
 * npm run weigh -- --grams 5: weighs.
 *   --grams N   how much
 */
import { optionsOrHelp } from '${house}';
console.log('weighed', optionsOrHelp(import.meta.filename, { grams: { type: 'string' } }).grams);
`,
  );
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' });

  const asked = run('--help');
  assert.equal(asked.status, 0);
  assert.equal(asked.stdout, 'npm run weigh -- --grams 5: weighs.\n  --grams N   how much\n');

  const wrong = run('--pounds', '5');
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /--pounds/);
  assert.match(wrong.stderr, /--grams N/);
  assert.equal(wrong.stdout, '');

  assert.equal(run('--grams', '5').stdout, 'weighed 5\n');
});
