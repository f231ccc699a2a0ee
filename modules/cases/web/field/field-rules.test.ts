import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredCommand } from '#ui/offline/index.ts';
import type { CaseRow, Offer } from '../../contract/index.ts';
import { groupOf, groupTasks, type Viewer } from './grouping.ts';
import { navigationLinks } from './navigation.ts';
import { offersAfterPending, pendingActions, stateAfterPending } from './pending.ts';

const row = (more: Partial<CaseRow>): CaseRow => ({
  id: 'c',
  number: 'ZS1',
  state: 'dispatched',
  categoryCode: '1',
  categoryName: '',
  title: '',
  urgency: 'normal',
  channel: 'resident',
  address: '',
  position: null,
  villageId: null,
  gridCellId: 'cell',
  leadDepartmentId: 'dept',
  leadDepartmentName: '',
  handlerId: null,
  handlerName: '',
  gridWorkerId: null,
  registeredAt: '2026-03-05T00:00:00Z',
  dueAt: null,
  closedAt: null,
  overdue: false,
  sealed: false,
  supervised: false,
  needsOfficer: false,
  extensionAsked: false,
  reportCount: 1,
  returnedCount: 0,
  reopenedCount: 0,
  rating: null,
  photoId: null,
  version: 1,
  ...more,
});
const crew: Viewer = {
  personId: 'me',
  departmentIds: ['dept'],
  gridCellIds: [],
  permissions: ['cases.read', 'cases.handle'],
};
const gridWorker: Viewer = {
  personId: 'me',
  departmentIds: [],
  gridCellIds: ['cell'],
  permissions: ['cases.read', 'cases.verify'],
};

test("crew see what is theirs or nobody's, not what a colleague has in hand", () => {
  assert.equal(groupOf(row({}), crew), 'toAccept');
  assert.equal(groupOf(row({ state: 'accepted', handlerId: 'me' }), crew), 'inHandling');
  assert.equal(groupOf(row({ state: 'accepted', handlerId: 'other' }), crew), null);
  assert.equal(groupOf(row({ state: 'done', handlerId: 'me' }), crew), 'handedIn');
  assert.equal(groupOf(row({ leadDepartmentId: 'else', state: 'accepted' }), crew), 'assisting');
  assert.equal(groupOf(row({ state: 'closed', handlerId: 'me' }), crew), null);
});

test('grid workers verify what is done in their cell and see what goes on there', () => {
  assert.equal(groupOf(row({ state: 'done' }), gridWorker), 'toVerify');
  assert.equal(groupOf(row({ state: 'accepted' }), gridWorker), 'watched');
  assert.equal(groupOf(row({ state: 'done', gridCellId: 'next' }), gridWorker), null);
});

test('the nearest deadline stands first, cases without one last', () => {
  const rows = [
    row({ id: 'none' }),
    row({ id: 'late', dueAt: '2026-03-06T00:00:00.000Z' }),
    row({ id: 'soon', dueAt: '2026-03-05T00:00:00.000Z' }),
  ];
  assert.deepEqual(
    groupTasks(rows, crew)
      .get('toAccept')
      ?.map(({ id }) => id),
    ['soon', 'late', 'none'],
  );
});

const offer = (action: Offer['action']): Offer => ({
  action,
  zh: '',
  en: '',
  needs: [],
  takes: [],
});

test('an accepted case may be reported done before the server has heard of either', () => {
  const waiting = [
    { path: '/cases/c/actions/accept' },
    { path: '/cases/d/actions/accept' },
    { path: '/reports' },
  ];
  const pending = pendingActions(waiting as StoredCommand[], 'c');
  assert.deepEqual(pending, ['accept']);
  assert.equal(stateAfterPending('dispatched', pending), 'accepted');
  const offers = offersAfterPending(
    [offer('accept'), offer('return')],
    'dispatched',
    pending,
    crew.permissions,
  );
  assert.deepEqual(
    offers.map(({ action }) => action),
    ['reportDone', 'return', 'requestExtension', 'comment'],
  );
});

test('offers keep the order of use and leave out what waits already', () => {
  const given = [offer('comment'), offer('return'), offer('accept'), offer('assign')];
  assert.deepEqual(
    offersAfterPending(given, 'dispatched', [], []).map(({ action }) => action),
    ['accept', 'return', 'comment'],
  );
  const extended = offersAfterPending(
    [offer('requestExtension'), offer('comment')],
    'accepted',
    ['requestExtension', 'comment'],
    [],
  );
  assert.deepEqual(
    extended.map(({ action }) => action),
    ['comment'],
  );
});

test('a waiting action that no longer fits changes nothing', () => {
  assert.equal(stateAfterPending('closed', ['accept', 'reportDone']), 'closed');
});

test('navigation speaks GCJ-02 to Chinese maps and WGS-84 to geo:', () => {
  const links = navigationLinks({ longitude: 112.95, latitude: 28.45 }, '清溪 市场');
  const to = new URL(links.amap).searchParams.get('to')?.split(',') ?? [];
  const [east, north] = [Number(to[0]) - 112.95, Number(to[1]) - 28.45];
  assert.ok(Math.hypot(east, north) > 0.003 && Math.hypot(east, north) < 0.01);
  assert.equal(to[2], '清溪 市场');
  assert.equal(
    links.geo,
    'geo:28.45,112.95?q=28.45,112.95(%E6%B8%85%E6%BA%AA%20%E5%B8%82%E5%9C%BA)',
  );
});
