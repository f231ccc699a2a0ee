/**
 * A tiny house with a fault planted against every wall. A check that finds nothing may be blind: it
 * must find all of these on each run before its silence about the real house counts.
 */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { moduleFolders } from '../module-manifests.ts';
import { root, textOf } from '../source-tree.ts';
import { cruiseTree } from './cruise.ts';
import { rulesFor } from './rules.ts';

const manifestOf = (id: string, needs: string[]): string =>
  `export const manifest = ${JSON.stringify({ id, needs })};`;

/** Sound files that the faulty ones reach for. */
const ground: Readonly<Record<string, string>> = {
  'modules/alpha/manifest.ts': manifestOf('alpha', ['beta']),
  'modules/beta/manifest.ts': manifestOf('beta', []),
  'modules/gamma/manifest.ts': manifestOf('gamma', []),
  'modules/beta/index.ts': 'export const door = 1;',
  'modules/beta/store.ts': "import pg from 'pg'; export const rows = pg;",
  'modules/gamma/index.ts': 'export const door = 1; export interface Shape { x: number }',
  'platform/http/index.ts': "import { readFile } from 'node:fs'; export const http = readFile;",
  'platform/database/index.ts': "import { Kysely } from 'kysely'; export const k = Kysely;",
  'apps/server/setup.ts': 'export const setUp = 1;',
  'simulators/gateway/index.ts': 'export const gateway = 1;',
  'tools/demo-town/people.ts': 'export const people = 1;',
  'modules/beta/light/page.ts': 'export const page = 1;',
  'modules/beta/web/field/part.tsx': 'export const part = 1;',
};

/** For each rule a file that breaks it. */
const faults: Readonly<Record<string, readonly [path: string, code: string]>> = {
  'needs-of-alpha': [
    'modules/alpha/a.ts',
    "import type { Shape } from '#modules/gamma/index.ts'; export type S = Shape;",
  ],
  'needs-of-beta': [
    'modules/beta/a.ts',
    "import { door } from '#modules/gamma/index.ts'; export const d = door;",
  ],
  'needs-of-gamma': ['modules/gamma/a.ts', "export { door } from '../beta/index.ts';"],
  'no-circle': [
    'platform/clock/one.ts',
    "import { two } from './two.ts'; export const one = () => two;",
  ],
  'no-circle-of-types': [
    'protocols/codec/one.ts',
    "import type { Two } from './two.ts'; export type One = Two;",
  ],
  resolvable: [
    'platform/http/b.ts',
    "import { no } from '#platform/nowhere/index.ts'; export const n = no;",
  ],
  'no-build-library-at-run-time': [
    'apps/server/b.ts',
    "import { build } from 'vite'; export const b = build;",
  ],
  'platform-knows-no-module': [
    'platform/http/c.ts',
    "import { door } from '#modules/beta/index.ts'; export const c = door;",
  ],
  'only-through-the-door': [
    'modules/alpha/b.ts',
    "import { rows } from '#modules/beta/store.ts'; export const r = rows;",
  ],
  'demo-through-the-door': [
    'modules/alpha/demo.ts',
    "import { rows } from '#modules/beta/store.ts'; export const r = rows;",
  ],
  'app-through-the-door': [
    'apps/server/c.ts',
    "export const c = () => import('#modules/beta/store.ts');",
  ],
  'registry-takes-servers': [
    'modules/registry.ts',
    "import { door } from './beta/index.ts'; export const modules = [door];",
  ],
  'modules-know-no-app': [
    'modules/alpha/c.ts',
    "import { setUp } from '../../apps/server/setup.ts'; export const s = setUp;",
  ],
  'sql-in-stores': [
    'modules/alpha/service.ts',
    "import { sql } from 'kysely'; export const q = sql;",
  ],
  'sql-in-platform-database': ['platform/http/d.ts', "import pg from 'pg'; export const p = pg;"],
  'web-sees-contracts-only': [
    'modules/alpha/web/console/a.tsx',
    "import { door } from '#modules/beta/index.ts'; export const a = door;",
  ],
  'light-uses-operations': [
    'modules/alpha/light/a.ts',
    "import { door } from '#modules/beta/index.ts'; export const a = door;",
  ],
  'light-room-is-own': [
    'modules/alpha/f.ts',
    "import { page } from '#modules/beta/light/page.ts'; export const p = page;",
  ],
  'web-is-browser-only': ['ui/a.ts', "import { join } from 'node:path'; export const j = join;"],
  'web-stays-in-its-app': [
    'modules/alpha/web/console/b.tsx',
    "import { part } from '../../../beta/web/field/part.tsx'; export const p = part;",
  ],
  'antd-in-console-only': [
    'apps/resident/a.tsx',
    "import { Button } from 'antd'; export const b = Button;",
  ],
  'contract-is-browser-safe': [
    'modules/alpha/contract.ts',
    "import { http } from '#platform/http/index.ts'; export const h = http;",
  ],
  'rules-are-pure': [
    'modules/alpha/rules/a.ts',
    "import { readFileSync } from 'node:fs'; export const r = readFileSync;",
  ],
  'pure-platform-is-pure': [
    'platform/money/a.ts',
    "import { http } from '../http/index.ts'; export const h = http;",
  ],
  'protocols-are-pure': [
    'protocols/codec/a.ts',
    "import { createServer } from 'node:net'; export const s = createServer;",
  ],
  'demo-town-for-demo-only': [
    'modules/alpha/d.ts',
    "import { people } from '../../tools/demo-town/people.ts'; export const p = people;",
  ],
  'simulators-for-tests-only': [
    'modules/alpha/e.ts',
    "import { gateway } from '../../simulators/gateway/index.ts'; export const g = gateway;",
  ],
};

/** The other halves of the circles. */
const circles = {
  'platform/clock/two.ts': "import { one } from './one.ts'; export const two = () => one;",
  'protocols/codec/two.ts': "import type { One } from './one.ts'; export type Two = One | 1;",
};

/** Names of the rules whose planted fault was not caught; empty when the check can see. */
export async function blindSpots(): Promise<string[]> {
  const top = await mkdtemp(join(tmpdir(), 'zhenshu-planted-'));
  try {
    await plant(top);
    const rules = rulesFor(await moduleFolders(top));
    const folders = ['modules', 'platform', 'protocols', 'apps', 'ui', 'simulators', 'tools'];
    const { faults: found } = await cruiseTree(top, folders, rules);
    const caught = new Set(found.map(({ rule, from }) => `${rule} ${from}`));
    return rules
      .map(({ name }) => name ?? '')
      .filter((name) => !caught.has(`${name} ${faults[name]?.[0] ?? ''}`))
      .map((name) => `the fault planted against the rule ${name} was not caught`);
  } finally {
    await rm(top, { recursive: true, force: true });
  }
}

async function plant(top: string): Promise<void> {
  const files = { ...ground, ...circles, ...Object.fromEntries(Object.values(faults)) };
  for (const [path, code] of Object.entries(files)) {
    await mkdir(dirname(join(top, path)), { recursive: true });
    await writeFile(join(top, path), code);
  }
  await writeFile(join(top, 'package.json'), textOf('package.json'));
  await writeFile(join(top, 'tsconfig.json'), textOf('tsconfig.json'));
  await symlink(join(root, 'node_modules'), join(top, 'node_modules'));
}
