import { fileURLToPath } from 'node:url';
import { globSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import type { WebApp } from './apps.ts';

/** What asks for React gets Preact with its compatibility layer (docs/decisions/preact.md). */
const preactForReact = [
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
];

/** Parts of the kit that some pages use and most do not: a file each. */
const uiParts = /[\\/]ui[\\/](capture|live|offline|session|speech|charts|desk)[\\/]/;
/** What the pages of a module may share: not its list of pages and its texts, which the first page loads. */
const sharedOfModule =
  /[\\/]modules[\\/]([^\\/]+)[\\/](?:contract|web[\\/]resident)(?!.*([\\/]pages\.ts|[\\/]count\.ts|i18n[\\/]))/;

/**
 * Few files in place of thirty: on a line of 150 ms each turn costs more than the bytes, and each answer brings its headers.
 * `core` is what every page needs, `data` what asks the server; one file each for parts of the kit, and one a module for what
 * several of its pages share. A file takes along whatever its parts import and no earlier file has. So what is needed
 * stands before what needs it: else the contract of one module would lie in the file of another, with all of that one's
 * pages.
 */
function fewFiles() {
  return [
    {
      name: 'core',
      test: /node_modules[\\/]preact|[\\/]ui[\\/](kit|i18n|router|icons|tokens|brand)[\\/]|[\\/]ui[\\/](index|page)|[\\/]platform[\\/](i18n|problems)[\\/]|outbox[\\/]count|[\\/]ui[\\/]api[\\/]behalf|oxc-project|vite[\\/]preload|rolldown[\\/]runtime/,
    },
    {
      name: 'data',
      test: /node_modules[\\/]@tanstack|[\\/]platform[\\/]contract[\\/]|[\\/]ui[\\/]api[\\/](?!behalf)|typebox-light|with-queries/,
    },
    { name: (id: string) => uiParts.exec(id)?.[1] ?? null, test: uiParts, minShareCount: 2 },
    ...modulesByNeed().map((name) => ({
      name,
      test: (id: string) => sharedOfModule.exec(id)?.[1] === name,
      minShareCount: 2,
    })),
  ];
}

/** The modules, each after those that it needs. */
function modulesByNeed(): string[] {
  const files = globSync('modules/*/manifest.ts', { cwd: repositoryRoot }).sort();
  const needs = new Map(
    files.map((file) => {
      const words = /needs: \[([^\]]*)\]/.exec(
        readFileSync(`${repositoryRoot}${file}`, 'utf8'),
      )?.[1];
      return [file.split(/[\\/]/)[1] ?? '', words?.match(/\w+/g) ?? []] as const;
    }),
  );
  const order = new Set<string>();
  const add = (name: string): void => {
    for (const need of needs.get(name) ?? []) if (!order.has(need)) add(need);
    order.add(name);
  };
  for (const name of needs.keys()) add(name);
  return [...order];
}

const menuModule = 'virtual:menu-texts';

/**
 * What the first page names of every module: the `menu` of its Chinese texts. The rest of them comes with the module's
 * first page, so that a town with forty services does not send the words of all forty to each visitor.
 */
function menuTexts(app: WebApp): Plugin {
  return {
    name: 'menu-texts',
    resolveId: (id) => (id === menuModule ? `\0${menuModule}` : null),
    load: (id) => {
      if (id !== `\0${menuModule}`) return null;
      const files = globSync(`modules/*/web/${app.name}/i18n/zh.json`, { cwd: repositoryRoot });
      const menus = files.sort().map((file) => {
        const { menu } = JSON.parse(readFileSync(`${repositoryRoot}${file}`, 'utf8')) as {
          menu?: unknown;
        };
        return [file.split(/[\\/]/)[1] ?? '', { menu: menu ?? {} }];
      });
      return `export default ${JSON.stringify(Object.fromEntries(menus))}`;
    },
  };
}

/** The repository's root folder. */
export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Vite's configuration of one app. The page carries no inline script and no eval, so that the
 * server may send a strict Content-Security-Policy (`script-src 'self'; worker-src 'self'`).
 */
export function viteConfig(app: WebApp, outDir: string): InlineConfig {
  return {
    configFile: false,
    root: `${repositoryRoot}apps/${app.name}`,
    base: app.base,
    publicDir: false,
    logLevel: 'error',
    plugins: [react(), menuTexts(app)],
    resolve: {
      alias: [
        ...(app.preact ? preactForReact : []),
        {
          find: /^typebox$/,
          replacement: fileURLToPath(new URL('./typebox-light.ts', import.meta.url)),
        },
      ],
    },
    build: {
      outDir,
      emptyOutDir: true,
      target: app.target,
      sourcemap: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      reportCompressedSize: false,
      ...(app.preact
        ? { rolldownOptions: { output: { codeSplitting: { groups: fewFiles() } } } }
        : {}),
    },
  };
}
