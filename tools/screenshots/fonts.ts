/** A Chinese font for the system of a browser, as phones in China have one; machines for tests often have none. */
import { access, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import decompress from 'woff2-encoder/decompress';

const folder = join(import.meta.dirname, '..', '..', 'var', 'fonts');
/** Named by what it says: who unpacked under an older one unpacks again. */
const settings = join(folder, 'fonts-one-family.conf');
/** The slice with Latin letters and digits. All slices bear one name, so it needs one of its own to be asked for. */
const latin = { file: 'noto-sans-sc-latin-wght-normal.ttf', family: 'Zhenshu Latin' } as const;

/** What a browser's process needs in its environment; the fonts are unpacked once and kept under `var/fonts`. */
export async function withChineseFont(): Promise<Record<string, string>> {
  const ready = await access(settings).then(
    () => true,
    () => false,
  );
  if (!ready) await unpack();
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(own), FONTCONFIG_FILE: settings };
}

/** The slices of Noto Sans SC that the house brings along. */
async function unpack(): Promise<void> {
  const require = createRequire(import.meta.url);
  const from = join(
    dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json')),
    'files',
  );
  const fonts = join(folder, 'noto');
  await mkdir(fonts, { recursive: true });
  for (const name of await readdir(from)) {
    if (!name.endsWith('wght-normal.woff2')) continue;
    const font = await decompress(await readFile(join(from, name)));
    await writeFile(join(fonts, name.replace('.woff2', '.ttf')), font);
  }
  const folders = ['/usr/share/fonts', fonts].map((path) => `<dir>${path}</dir>`).join('');
  const named = `<match target="scan"><test name="file"><string>${join(fonts, latin.file)}</string></test><edit name="family" mode="assign"><string>${latin.family}</string></edit></match>`;
  // Without it "system-ui" is whatever comes first on the machine, often a serif. Digits come from the
  // same family as the characters beside them, or figures on a screen look pasted in.
  const plain = ['system-ui', 'sans-serif', 'sans'].map(
    (name) =>
      `<alias binding="strong"><family>${name}</family><prefer><family>${latin.family}</family><family>Noto Sans SC</family><family>DejaVu Sans</family></prefer></alias>`,
  );
  const fallback =
    '<match target="pattern"><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>';
  // Written last and moved into place: half a folder is never taken for a whole one.
  await writeFile(
    `${settings}.new`,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}${named}${plain.join('')}${fallback}<cachedir>${join(folder, 'cache-one-family')}</cachedir></fontconfig>`,
  );
  await rename(`${settings}.new`, settings);
}
