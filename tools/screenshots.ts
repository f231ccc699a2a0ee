/**
 * npm run screenshots: takes the pictures of the tour (docs/tour) in a real Chromium.
 *   npm run screenshots                      all of them, on a demo town of its own in a temporary folder
 *   npm run screenshots -- desk field        only those whose name contains one of the words
 *   npm run screenshots -- --url http://localhost:8080   on a demo town that runs already
 *   npm run screenshots -- --out DIR         into another folder
 * Every picture is tried even when another failed; the exit code says whether all were taken.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { commandLine } from '#platform/command-line/index.ts';
import { startBrowser } from './screenshots/browser.ts';
import { startTown } from './screenshots/town.ts';
import { takeTour } from './screenshots/tour.ts';
import { root } from './source-tree.ts';

const { values, positionals: words } = commandLine(import.meta.filename, {
  url: { type: 'string' },
  out: { type: 'string', default: join(root, 'docs', 'tour') },
});
const { url } = values;
const directory = resolve(values.out);

await mkdir(directory, { recursive: true });
const town = url ? { url, stop: async () => undefined } : await startTown();
try {
  const browser = await startBrowser();
  try {
    const faults = await takeTour({ browser, url: town.url, directory, words });
    for (const fault of faults) console.error(`✗ ${fault}`);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
  }
} finally {
  await town.stop();
}
