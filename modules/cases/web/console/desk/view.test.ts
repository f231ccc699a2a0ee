import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type DeskView,
  filterOf,
  narrowedBy,
  readView,
  sorts,
  tabs,
  wide,
  writeView,
} from './view.ts';

const plain = { noNullPrototype: true };
const texts = fc.array(fc.string({ minLength: 1 }), { maxLength: 3 });
const anyView: fc.Arbitrary<DeskView> = fc.record(
  {
    tab: fc.constantFrom(...tabs),
    sort: fc.constantFrom(...sorts),
    narrowing: fc.record(
      {
        departmentId: texts,
        villageId: texts,
        gridCellId: texts,
        categoryCode: texts,
        channel: texts,
        urgency: texts,
        fromDay: fc.constantFrom('', '2026-03-05'),
        toDay: fc.constantFrom('', '2026-03-06'),
        q: fc.string(),
        returned: fc.boolean(),
        reopened: fc.boolean(),
        extensionAsked: fc.boolean(),
      },
      plain,
    ),
  },
  plain,
);

test('a view written into an address is read back whole', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const back = readView(new URLSearchParams(writeView(view).toString()));
      assert.deepEqual(back, view);
    }),
  );
});

test('the plain view leaves the address empty, and asks for open cases only', () => {
  const plain = readView(new URLSearchParams('tab=nonsense&sort=backwards'));
  assert.equal(writeView(plain).toString(), '');
  assert.deepEqual(filterOf(plain), { open: true });
});

test('days of the town are asked as instants, the last day included', () => {
  const view: DeskView = {
    tab: 'all',
    sort: 'newest',
    narrowing: { ...wide, fromDay: '2026-03-05', toDay: '2026-03-05' },
  };
  assert.deepEqual(filterOf(view), {
    from: '2026-03-04T16:00:00.000Z',
    to: '2026-03-05T16:00:00.000Z',
  });
  assert.equal(narrowedBy(view.narrowing), 1);
});
