/** For tests: a town with a few weeks behind it, and files read back. */
import { extractText, getDocumentProxy } from 'unpdf';
import { sumNow } from '#modules/indicators/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import type { TestTown } from '#testing';
import { safeArchive } from '../../../platform/archive/index.ts';

/** In the market quarter and in a village. */
const places = [
  { longitude: 112.95, latitude: 28.45 },
  { longitude: 112.93, latitude: 28.46 },
];

/** Reports of some days, as the desk takes them then; the clock ends at `now`. */
export async function withHistory(
  town: TestTown,
  days: Readonly<Record<string, number>>,
  now: string,
): Promise<void> {
  for (const [day, count] of Object.entries(days)) {
    town.clock.set(`${day}T02:00:00Z`);
    const desk = (await town.as('officer1')).api(reportsApi);
    for (let at = 0; at < count; at += 1) {
      await desk.submit({
        body: {
          channel: 'hotline',
          text: `门口垃圾没清,请联系 1380013800${at}`,
          categoryCode: at % 2 === 0 ? '020101' : '010102',
          position: places[at % 2] ?? null,
        } as never,
      });
    }
    await town.settle();
  }
  town.clock.set(now);
  await town.settle();
  await sumNow(town.ctx);
}

/** The text of each page of a PDF. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ''));
}

/** Everything written in a DOCX, tags left out. */
export function wordsOfDocx(bytes: Uint8Array): string {
  const plain = safeArchive(Buffer.from(bytes), 50_000_000, (name) => name.endsWith('.xml'));
  return plain
    .toString('utf8')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, '');
}
