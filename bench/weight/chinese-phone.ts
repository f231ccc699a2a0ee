/** A browser as a phone in China has it: with a Chinese font of its own, which the machine of a bench may lack. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import decompress from 'woff2-encoder/decompress';

/** Starts it; `stop` ends it and takes its fonts away. */
export async function chinesePhone(): Promise<{ browser: Browser; stop: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'zhenshu-fonts-'));
  await writeFonts(directory);
  const args = sparticuz.args.filter(
    (arg) => !/single-process|no-zygote|disable-web-security|allow-running-insecure/.test(arg),
  );
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? (await sparticuz.executablePath()),
    headless: true,
    args: [...args, '--disable-gpu-compositing', '--no-sandbox', '--disable-background-networking'],
    env: { ...process.env, FONTCONFIG_FILE: join(directory, 'fonts.conf') },
  });
  const stop = async (): Promise<void> => {
    await browser.close();
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  };
  return { browser, stop };
}

/** The slices of Noto Sans SC that the house brings along, unpacked for the system. */
async function writeFonts(directory: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const from = join(
    dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json')),
    'files',
  );
  const fonts = join(directory, 'fonts');
  await mkdir(fonts, { recursive: true });
  const slices = (await readdir(from)).filter((name) => name.endsWith('wght-normal.woff2'));
  for (const name of slices) {
    const font = await decompress(await readFile(join(from, name)));
    await writeFile(join(fonts, name.replace('.woff2', '.ttf')), font);
  }
  const folders = ['/usr/share/fonts', fonts].map((path) => `<dir>${path}</dir>`).join('');
  await writeFile(
    join(directory, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(directory, 'cache')}</cachedir></fontconfig>`,
  );
}
