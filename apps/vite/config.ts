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

/**
 * Few files in place of thirty: on a line of 150 ms each turn costs more than the bytes, and each answer brings its headers.
 * `core` is what every page needs, `data` what asks the server, and one file a module what several of its pages share.
 */
const fewFiles = [
  {
    name: 'core',
    test: /node_modules[\\/]preact|[\\/]ui[\\/](kit|i18n|router|icons|tokens|brand)[\\/]|[\\/]ui[\\/](index|page)|[\\/]platform[\\/](i18n|problems)[\\/]|outbox[\\/]count|[\\/]ui[\\/]api[\\/]behalf|oxc-project|vite[\\/]preload|rolldown[\\/]runtime/,
  },
  {
    name: 'data',
    test: /node_modules[\\/]@tanstack|[\\/]platform[\\/]contract[\\/]|[\\/]ui[\\/]api[\\/](?!behalf)|typebox-light|with-queries/,
  },
  {
    name: (id: string) => /[\\/]modules[\\/]([^\\/]+)[\\/]/.exec(id)?.[1] ?? null,
    test: /[\\/]modules[\\/][^\\/]+[\\/](contract|web[\\/]resident)(?!.*([\\/]pages\.ts|[\\/]count\.ts|i18n[\\/]))/,
    minShareCount: 2,
  },
];

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
        ? { rolldownOptions: { output: { codeSplitting: { groups: fewFiles } } } }
        : {}),
    },
  };
}
