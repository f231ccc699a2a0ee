import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { KeyStore } from './keys.ts';

test('while keys are changed there are always keys, and those of the witness stay', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'zhenshu-keys-'));
  atEnd(t, () => rm(directory, { recursive: true, force: true }));
  const settings = { name: 'zhenshu.test', keys: [], sm2: false } as never;
  const changing = new KeyStore(directory, settings);
  const { witness } = await changing.of('town');
  let isOver = false;
  const reading = async (): Promise<void> => {
    // Another process: it knows nothing of the change but by the file.
    while (!isOver) {
      const keys = await new KeyStore(directory, settings).of('town');
      assert.equal(keys.witness.verifier.text, witness.verifier.text);
    }
  };
  const changes = async (): Promise<void> => {
    for (let turn = 0; turn < 40; turn += 1) {
      await changing.rotate('town');
      await changing.retireOld('town');
    }
    isOver = true;
  };
  await Promise.all([changes(), reading(), reading(), reading()]);
  const { log } = await changing.of('town');
  assert.equal(log.length, 1, 'those before were retired');
});
