import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { transformWithOxc } from 'vite';
import type { WebApp } from './apps.ts';
import { repositoryRoot } from './config.ts';

const iconSizes = [180, 192, 512] as const;
const precachedFile = /\.(html|js|mjs|css|svg|png|webmanifest)$/;

/**
 * Makes an app installable: icons drawn from the brand's SVG, the web manifest, and the service
 * worker with the list of files it keeps. `version` names the worker's cache.
 */
export async function addInstallFiles(app: WebApp, folder: string, version: string): Promise<void> {
  await drawIcons(folder);
  await writeFile(join(folder, 'manifest.webmanifest'), JSON.stringify(manifest(app), null, 2));
  const files = await precacheList(app, folder);
  const source = await readFile(
    join(repositoryRoot, 'apps', app.name, 'service-worker.ts'),
    'utf8',
  );
  const { code } = await transformWithOxc(source, 'service-worker.ts');
  const script = code
    .replace(/^export \{\s*\};?$/gm, '')
    .replace('__VERSION__', version.slice(0, 12))
    .replace(/["']__FILES__["']/, JSON.stringify(files));
  await writeFile(join(folder, 'service-worker.js'), script);
}

async function drawIcons(folder: string): Promise<void> {
  const square = await readFile(join(repositoryRoot, 'ui/brand/app-icon.svg'));
  for (const size of iconSizes) {
    const file = join(folder, `icon-${size}.png`);
    await sharp(square, { density: 300 }).resize(size, size).png().toFile(file);
  }
}

function manifest(app: WebApp): Record<string, unknown> {
  return {
    id: app.base,
    name: app.title,
    short_name: app.shortTitle,
    lang: 'zh-CN',
    start_url: app.base,
    scope: app.base,
    display: 'standalone',
    orientation: 'portrait',
    background_color: '#f6f8f7',
    theme_color: '#0f766e',
    icons: [192, 512].flatMap((size) =>
      ['any', 'maskable'].map((purpose) => ({
        src: `${app.base}icon-${size}.png`,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose,
      })),
    ),
  };
}

/** What a resident's phone keeps beforehand; larger files (the map's engine) stay there when first used. */
const residentFileBytes = 40_000;

/** Script, style and page, but not the hundred font slices: those are cached when first used. */
async function precacheList(app: WebApp, folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const isKept = async (name: string, path: string): Promise<boolean> => {
    if (!precachedFile.test(name)) return false;
    if (app.name !== 'resident' || page.includes(name)) return true;
    return !/^noto-|\.png$/.test(name) && (await stat(path)).size <= residentFileBytes;
  };
  const kept: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await isKept(entry.name, path))) kept.push(path);
  }
  return kept
    .map((path) => relative(folder, path).replaceAll('\\', '/'))
    .map((path) => (path === 'index.html' ? app.base : `${app.base}${path}`))
    .sort();
}
