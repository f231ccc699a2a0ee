/**
 * npm run bench -- er FILE [FILE]
 *
 * Entity resolution on people with typing errors (FEBRL): the files are read as one collection, weights are learned
 * from it by expectation maximisation, and `rec_id` is looked at only to score.
 */
import { existsSync } from 'node:fs';
import { fromLogOdds, pairFigures } from '../../modules/records/rules/resolution/index.ts';
import { febrlColumns, readFebrl, resolveFebrl } from './febrl.ts';

/** One line for the list of benches. */
export const about = 'entity resolution: FILE [FILE] of FEBRL → precision, recall, F1';

const usage = 'Usage: npm run bench -- er FILE [FILE]';

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  if (args.length === 0) throw new Error(usage);
  for (const path of args)
    if (!existsSync(path)) throw new Error(`There is no file ${path}. ${usage}`);
  const file = readFebrl(args);
  const began = performance.now();
  const columns = febrlColumns(file);
  const { model, pairs, leftOut, groups } = resolveFebrl(columns);
  const seconds = (performance.now() - began) / 1000;
  const figures = pairFigures(file.truth, groups);
  print({
    records: String(columns.size),
    'groups found': String(new Set(groups).size),
    'pairs worth keeping': String(pairs.a.length),
    'records left out of a block': String(leftOut),
    'prior learned': model.prior.toExponential(2),
    seconds: seconds.toFixed(2),
    'pairs in truth, found, right': `${figures.truePairs}, ${figures.foundPairs}, ${figures.rightPairs}`,
    precision: figures.precision.toFixed(5),
    recall: figures.recall.toFixed(5),
    F1: figures.f1.toFixed(5),
    'expected calibration error': calibrationError(pairs, file.truth).toFixed(4),
  });
  const [precision, recall, f1] = [figures.precision, figures.recall, figures.f1].map((value) =>
    Number(value.toFixed(5)),
  );
  console.log(JSON.stringify({ bench: 'er', precision, recall, f1 }));
  await Promise.resolve();
}

function print(lines: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(lines)) console.log(`${name.padEnd(34)}${value}`);
}

/** How far the probabilities of the kept pairs are from how often they are right, in ten classes. */
function calibrationError(
  pairs: { readonly a: Uint32Array; readonly b: Uint32Array; readonly odds: Float32Array },
  truth: readonly string[],
): number {
  const classes = Array.from({ length: 10 }, () => ({ count: 0, sum: 0, right: 0 }));
  pairs.odds.forEach((odds, at) => {
    const probability = fromLogOdds(odds);
    const own = classes[Math.min(9, Math.floor(probability * 10))];
    if (!own) return;
    own.count += 1;
    own.sum += probability;
    own.right += truth[pairs.a[at] ?? 0] === truth[pairs.b[at] ?? 0] ? 1 : 0;
  });
  return classes.reduce((sum, { count, sum: expected, right }) => {
    return count === 0 ? sum : sum + Math.abs(expected - right) / Math.max(1, pairs.a.length);
  }, 0);
}
