import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Gathering } from './index.ts';

/** A gathering that notes who went together. */
function noted(fails: (questions: readonly string[]) => boolean = () => false, most = 10) {
  const goings: string[][] = [];
  const gathering = new Gathering<string, string>({
    most,
    apart: (question) => question.charAt(0),
    answer: async (questions) => {
      goings.push([...questions]);
      await new Promise((next) => setImmediate(next));
      if (fails(questions)) throw new Error('spoiled');
      return questions.map((one) =>
        one.endsWith('!') ? new Error(`refused ${one}`) : one.toUpperCase(),
      );
    },
  });
  return { gathering, goings };
}

test('who comes at the same moment goes together, who comes meanwhile goes after, one refusal is one’s own', async () => {
  const { gathering, goings } = noted();
  const first = ['a1', 'b1!', 'c1'].map((one) => gathering.ask(one));
  await new Promise((next) => setImmediate(next));
  const later = ['d1', 'e1'].map((one) => gathering.ask(one));
  const answers = await Promise.allSettled([...first, ...later]);
  assert.deepEqual(goings, [
    ['a1', 'b1!', 'c1'],
    ['d1', 'e1'],
  ]);
  const said = answers.map((one) =>
    one.status === 'fulfilled' ? one.value : (one.reason as Error).message,
  );
  assert.deepEqual(said, ['A1', 'refused b1!', 'C1', 'D1', 'E1']);
});

test('two questions of one asker go one after the other; no more go at a time than are allowed', async () => {
  const { gathering, goings } = noted(undefined, 2);
  const answers = await Promise.all(['a1', 'a2', 'b1', 'c1'].map((one) => gathering.ask(one)));
  assert.deepEqual(answers, ['A1', 'A2', 'B1', 'C1']);
  assert.deepEqual(goings, [
    ['a1', 'b1'],
    ['a2', 'c1'],
  ]);
});

test('a going that fails is done anew, each alone: only the one that spoiled it fails', async () => {
  const { gathering, goings } = noted((questions) => questions.includes('b1'));
  const answers = await Promise.allSettled(['a1', 'b1', 'c1'].map((one) => gathering.ask(one)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(goings, [['a1', 'b1', 'c1'], ['a1'], ['b1'], ['c1']]);
  assert.equal(await gathering.ask('b2'), 'B2');
});
