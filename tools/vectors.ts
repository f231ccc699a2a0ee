/**
 * npm run vectors: known answers of the cryptography and of the log's formats, with their counts.
 * Reads `$ZHENSHU_SHARED_DATA` or `../shared/data` (merkle, tlog, crypto) where it is there; the
 * examples of the national standards and our own fixtures need nothing.
 */
import { optionsOrHelp } from '#platform/command-line/index.ts';
import { allVectors } from './vectors/all.ts';

optionsOrHelp(import.meta.filename, {});
const tallies = await allVectors();
for (const { name, passed, total, faults } of tallies) {
  const mark = passed === total ? '✓' : '✗';
  console.log(`${mark} ${name.padEnd(44)} ${String(passed).padStart(6)} of ${total}`);
  for (const fault of faults) console.log(`    ${fault}`);
}
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const total = tallies.reduce((sum, tally) => sum + tally.total, 0);
console.log(`${passed} of ${total} pass`);
process.exitCode = passed === total ? 0 : 1;
