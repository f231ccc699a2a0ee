import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { testServerUrl } from '#platform/testing/index.ts';
import { root } from '../source-tree.ts';
import { explained, faultOf, makeModule, registered } from './make.ts';

const wish = { id: 'turnip', titleZh: '萝卜', titleEn: 'Turnips' };

test('a made module type-checks, keeps the house rules and passes its own four tests', async (t) => {
  const top = await copyOfTheHouse();
  t.after(() => rm(top, { recursive: true, force: true }));
  makeModule(top, wish);
  assert.match(await readFile(join(top, 'modules/turnip/store.ts'), 'utf8'), /turnip\.entries/);
  const faults = await Promise.all([
    run(top, ['tools/check-boundaries.ts']),
    run(top, ['tools/check-house.ts']),
    run(top, ['tools/check-schema.ts']),
    typeCheck(top),
  ]);
  for (const { output } of faults)
    assert.doesNotMatch(output, /^Node\.js v/m, 'a check broke down');
  const own = faults
    .flatMap(({ output }) => output.split('\n'))
    .filter((line) => line.includes('turnip'));
  assert.deepEqual(own, []);
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

async function typeCheck(top: string) {
  const config = { extends: './tsconfig.json', include: ['apps/vite/env.d.ts', 'modules/turnip'] };
  await writeFile(join(top, 'tsconfig.turnip.json'), JSON.stringify(config));
  return run(top, [
    'node_modules/typescript/bin/tsc',
    '-p',
    'tsconfig.turnip.json',
    '--pretty',
    'false',
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
