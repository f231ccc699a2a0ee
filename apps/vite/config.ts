import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import type { WebApp } from './apps.ts';

/** What asks for React gets Preact with its compatibility layer (docs/decisions/preact.md). */
const preactForReact = [
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
];

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
    plugins: [react()],
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
    },
  };
}
