import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { atEnd, testServerUrl } from '#platform/testing/index.ts';
import { cruiseTree } from '../boundaries/cruise.ts';
import { needsFaults } from '../boundaries/needs.ts';
import { rulesFor } from '../boundaries/rules.ts';
import { moduleFolders } from '../module-manifests.ts';
import { root } from '../source-tree.ts';
import { explained, faultOf, makeModule, registered } from './make.ts';

const wish = { id: 'turnip', titleZh: '萝卜', titleEn: 'Turnips' };

test('a made module type-checks, keeps the house rules and passes its own four tests', async (t) => {
  const top = await copyOfTheHouse();
  atEnd(t, () => rm(top, { recursive: true, force: true }));
  makeModule(top, wish);
  assert.match(await readFile(join(top, 'modules/turnip/store.ts'), 'utf8'), /turnip\.entries/);
  const checks = await Promise.all([
    run(top, ['tools/check-house.ts']),
    run(top, ['tools/check-schema.ts']),
    typeCheck(top),
  ]);
  for (const { output } of checks)
    assert.doesNotMatch(output, /^Node\.js v/m, 'a check broke down');
  const faults = [
    ...checks.flatMap(({ output }) => output.split('\n')),
    ...(await boundaryFaults(top)),
  ];
  assert.deepEqual(
    faults.filter((line) => line.includes('turnip')),
    [],
  );
  const { output, code } = await run(top, [
    '--test',
    '--test-isolation=none',
    '--test-reporter=spec',
    'modules/turnip/**/*.test.ts',
  ]);
  assert.equal(code, 0, output);
  assert.match(output, /^ℹ pass 4$/m);
});

test('the registry and the glossary gain one line each', () => {
  const registry =
    "import type { ModuleDefinition } from '#platform/module/index.ts';\nimport { people } from './people/server.ts';\n\nexport const modules: readonly ModuleDefinition[] = [people];\n";
  const longer = registered(registry, 'turnip');
  assert.match(
    longer,
    /server\.ts';\nimport \{ turnip \} from '\.\/turnip\/server\.ts';\n\nexport/,
  );
  assert.match(longer, /= \[people, turnip\];\n$/);
  assert.match(
    registered(longer.replace('[people, turnip]', '[\n  people,\n  turnip,\n]'), 'carbon'),
    /turnip, carbon\];/,
  );
  const glossary = '# Words\n\n| a | b | c |\n|---|---|---|\n| x | y | z |\n\nAfter.\n';
  assert.match(
    explained(glossary, wish),
    /\| z \|\n\| turnips \| 萝卜 \| see [^\n]+\n\nAfter\.\n$/,
  );
});

test('names that cannot be are refused with the reason', () => {
  assert.match(faultOf(root, { ...wish, id: 'Turnip' }) ?? '', /lower-case/);
  assert.match(faultOf(root, { ...wish, id: 'class' }) ?? '', /already means/);
  assert.match(faultOf(root, { ...wish, id: 'people' }) ?? '', /is there already/);
  assert.match(faultOf(root, { ...wish, titleZh: 'x' }) ?? '', /Chinese/);
  assert.equal(faultOf(root, wish), null);
});

async function copyOfTheHouse(): Promise<string> {
  const top = await mkdtemp(join(tmpdir(), 'zhenshu-new-module-'));
  const left = /^(node_modules|\.git|var|dist)$|^apps\/[^/]+\/dist$/;
  await cp(root, top, { recursive: true, filter: (path) => !left.test(relative(root, path)) });
  await symlink(join(root, 'node_modules'), join(top, 'node_modules'));
  return top;
}

/** The walls about the new module alone: `npm run check` has looked at the rest of the house. */
async function boundaryFaults(top: string): Promise<string[]> {
  const modules = await moduleFolders(top);
  const cruised = await cruiseTree(top, ['modules/turnip'], rulesFor(modules), 1);
  assert.ok(cruised.files.has('modules/turnip/store.ts'), 'the new module was not looked at');
  return [
    ...cruised.faults.map(({ from, to, rule }) => `${from}: ${to} [${rule}]`),
    ...needsFaults(modules, cruised),
  ];
}

/** What `npm run check` has proved of the types before is not proved once more. */
async function typeCheck(top: string) {
  const proved = join('var', 'check.tsbuildinfo');
  await mkdir(join(top, 'var'));
  const known = await readFile(join(root, proved), 'utf8').catch(() => null);
  const libraries = relative(join(top, 'var'), join(root, 'node_modules'));
  if (known !== null)
    await writeFile(join(top, proved), known.replaceAll('"../node_modules/', `"${libraries}/`));
  return run(top, [
    'node_modules/typescript/bin/tsc',
    '-p',
    '.',
    '--pretty',
    'false',
    '--checkers',
    '1',
    '--incremental',
    '--tsBuildInfoFile',
    proved,
  ]);
}

async function run(
  top: string,
  args: readonly string[],
): Promise<{ output: string; code: number }> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ZHENSHU_TEST_DATABASE_URL: await testServerUrl(),
    NO_COLOR: '1',
  };
  // Else the inner runner takes itself for a part of this one and prints nothing.
  delete env['NODE_TEST_CONTEXT'];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: top, env, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        resolve({ output: stdout + stderr, code: error ? 1 : 0 });
      },
    );
  });
}
