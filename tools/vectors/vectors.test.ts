import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignVectors, ownVectors, sharedData } from './all.ts';
import type { Tally } from './tally.ts';

function assertAll(tallies: readonly Tally[]): void {
  for (const { name, passed, total, faults } of tallies) {
    assert.ok(total > 0, `${name}: no vectors`);
    assert.deepEqual(faults, [], name);
    assert.equal(passed, total, name);
  }
}

test('our golden log, the examples of the national standards and OpenSSL agree with us', async () => {
  const tallies = await ownVectors();
  assert.ok(tallies.length >= 4);
  assertAll(tallies);
});

test('vectors made by others, where they lie beside the repository, all pass', async () => {
  const folder = sharedData();
  const tallies = folder ? await foreignVectors(folder) : [];
  assertAll(tallies);
  const proofs = tallies.filter(({ name }) => name.startsWith('merkle '));
  assert.equal(
    proofs.reduce((sum, { total }) => sum + total, 0),
    folder ? 518 : 0,
  );
});
