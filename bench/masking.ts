/** How well numbers of persons are found in free words, and how fast: on generated texts with a seed. */
import { maskPersonal } from '#platform/text/index.ts';
import { sampleText, seededRandom } from '#platform/text/sample-texts.test-data.ts';

export const about =
  'masking of free words: recall and false alarms on generated texts [texts] [seed]';

const usualTexts = 10_000;
const usualSeed = 20_261_126;

/** Measures and prints. */
export async function run([
  texts = String(usualTexts),
  seed = String(usualSeed),
]: readonly string[]) {
  const random = seededRandom(Number(seed));
  const kinds = new Map<string, { pieces: number; found: number }>();
  let [pieces, found, alarms, busyMs] = [0, 0, 0, 0];
  for (let at = 0; at < Number(texts); at += 1) {
    const { text, personal } = sampleText(random);
    const begun = performance.now();
    const { findings } = maskPersonal(text);
    busyMs += performance.now() - begun;
    for (const { start, end, kind } of personal) {
      const isFound = findings.some((one) => one.start <= start + 1 && one.end >= end);
      const known = kinds.get(kind) ?? { pieces: 0, found: 0 };
      kinds.set(kind, { pieces: known.pieces + 1, found: known.found + Number(isFound) });
      pieces += 1;
      found += Number(isFound);
    }
    alarms += findings.filter(
      (one) => !personal.some(({ start, end }) => one.start < end && start < one.end),
    ).length;
  }
  for (const [kind, of] of kinds) {
    console.log(`${kind.padEnd(16)} ${of.found} of ${of.pieces} found`);
  }
  const figures = {
    bench: 'masking',
    texts: Number(texts),
    seed: Number(seed),
    pieces,
    recall: found / pieces,
    falseAlarms: alarms / Number(texts),
    microsecondsPerText: Math.round((busyMs * 1000) / Number(texts)),
  };
  await Promise.resolve(console.log(JSON.stringify(figures)));
}
