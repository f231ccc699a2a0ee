import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serializeModel, trainModel } from '../rules/index.ts';
import { Brain } from './brain.ts';

const lamps = ['路灯不亮', '桥头路灯坏了', '路灯一闪一闪', '灯杆倒了'];
const bins = ['垃圾桶满了', '垃圾没人清运', '路边一堆垃圾', '垃圾桶破了'];
const samples = [
  ...lamps.map((text) => ({ text, label: 'lamp' })),
  ...bins.map((text) => ({ text, label: 'bin' })),
];
const model = () => ({ name: 'town|1', content: serializeModel(trainModel(samples)) });

test('texts of one moment are read together, each answered with its own reading', async () => {
  const brain = new Brain();
  const stored = model();
  const [lamp, bin, fire] = await Promise.all([
    brain.read('老街的路灯坏了', stored, true),
    brain.read('垃圾桶又满了', stored, false),
    brain.read('垃圾桶着火了', null, true),
  ]);
  assert.equal(lamp.guess?.categoryCode, 'lamp');
  assert.ok((lamp.guess?.decidingWords ?? []).some((word) => word.includes('灯')));
  assert.equal(bin.guess?.categoryCode, 'bin');
  assert.deepEqual(bin.guess?.decidingWords, []);
  assert.equal(fire.guess, null);
  assert.equal(fire.urgency.level, 'urgent');
});

test('a model that cannot be read leaves the decision to an officer', async () => {
  const brain = new Brain();
  const broken = { name: 'town|2', content: new Uint8Array([1, 2, 3]) };
  assert.equal((await brain.read('路灯坏了', broken, true)).guess, null);
  assert.equal((await brain.read('路灯坏了', model(), true)).guess?.categoryCode, 'lamp');
});

test('when the thread is lost, danger is still seen and nothing is refused', async () => {
  const brain = new Brain(new URL('data:text/javascript,process.exit(1)'));
  for (const text of ['河里有人溺水', '路灯坏了']) {
    const { guess, urgency } = await brain.read(text, model(), true);
    assert.equal(guess, null);
    assert.equal(urgency.level, text.includes('溺水') ? 'urgent' : 'normal');
  }
});
