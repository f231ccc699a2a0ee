import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { filterOf, readView, tabs, writeView } from './view.ts';

const text = fc.constantFrom('', 'a', '井盖 3', 'x-1');

test('a view comes back from its address as it was', () => {
  const views = fc.record({
    tab: fc.constantFrom(...tabs),
    q: text,
    model: text,
    village: text,
    type: text,
    days: fc.constantFrom('', '7'),
  });
  fc.assert(
    fc.property(views, (view) => {
      assert.deepEqual(readView(new URLSearchParams(writeView(view))), { ...view });
    }),
  );
});

test('a tab of a severity asks for what is active only', () => {
  const view = { ...readView(new URLSearchParams()), tab: 'urgent' as const };
  assert.deepEqual(filterOf(view, 0), { active: true, severity: ['urgent'] });
});

test('days are counted back from the minute', () => {
  const view = { ...readView(new URLSearchParams('tab=all&days=1')) };
  assert.deepEqual(filterOf(view, Date.parse('2026-11-23T02:00:59Z')), {
    from: '2026-11-22T02:00:00.000Z',
  });
});
