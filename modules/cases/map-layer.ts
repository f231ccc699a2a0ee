/** Cases on the one map: by state, age and urgency; a day of them replayed; found by number and words. */
import type {
  MapDetail,
  MapHit,
  MapLayer,
  MapQuestion,
  MapSearch,
  ReplayQuestion,
} from '#platform/map-layers/index.ts';
import { reading, readPoints } from '#platform/map-layers/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { caseMapClasses } from './contract/map.ts';
import { stateNames } from './rules/decide.ts';
import { caseSteps } from './rules/map-steps.ts';
import { rowsOf } from './service/describe.ts';
import { contextOf } from './service/list.ts';
import { type CaseLook, openCaseRows, replayedCases } from './store/map.ts';
import { listCases } from './store/page.ts';
import { casesByIds } from './store/read.ts';
import { isUuid } from '#platform/ids/index.ts';

/** More cases of a day are not replayed; the newest are. */
const mostReplayed = 8000;

const looks = [
  { code: 'state', titleZh: '按状态', titleEn: 'By state', classes: caseMapClasses.state },
  { code: 'age', titleZh: '按时长', titleEn: 'By age', classes: caseMapClasses.age },
  {
    code: 'urgency',
    titleZh: '按紧急程度',
    titleEn: 'By urgency',
    classes: caseMapClasses.urgency,
  },
];

/** Open cases. */
const layer: MapLayer = {
  code: 'cases',
  titleZh: '事件',
  titleEn: 'Cases',
  group: 'work',
  order: 10,
  geometry: 'point',
  icon: 'inbox',
  shape: 'disc',
  permission: 'cases.read',
  looks,
  replay: 'spans',
  heat: true,
  events: ['case.'],
  startsShown: true,
  columns: [
    { key: 'number', titleZh: '编号', titleEn: 'Number', type: 'text' },
    { key: 'state', titleZh: '状态', titleEn: 'State', type: 'text' },
    { key: 'category', titleZh: '类别', titleEn: 'Category', type: 'text' },
    { key: 'address', titleZh: '地点', titleEn: 'Place', type: 'text' },
    { key: 'department', titleZh: '责任部门', titleEn: 'Department', type: 'text' },
    { key: 'registeredAt', titleZh: '立案时间', titleEn: 'Registered', type: 'instant' },
    { key: 'dueAt', titleZh: '时限', titleEn: 'Due', type: 'instant' },
  ],
  read: reading((tx, question: MapQuestion) =>
    readPoints(tx, question, {
      rows: openCaseRows(tx, question.edges, question.look as CaseLook),
      kindCount: caseMapClasses[question.look as CaseLook].length,
    }),
  ),
  readReplay: reading(async (tx, { edges, from, to, look }: ReplayQuestion) => {
    const found = await replayedCases(tx, edges, { from, to }, mostReplayed + 1);
    return {
      tracks: [],
      cut: found.length > mostReplayed,
      spans: found.slice(0, mostReplayed).map((one) => ({
        id: one.id,
        longitude: one.longitude,
        latitude: one.latitude,
        label: `${one.number} ${one.title}`,
        steps: caseSteps(one, look),
      })),
    };
  }),
  describe: reading(describe),
};

async function describe(tx: Tx, ids: readonly string[]): Promise<MapDetail[]> {
  const { locale } = tx.ctx;
  const rows = await rowsOf(tx, await casesByIds(tx, ids.filter(isUuid)));
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    path: `/cases/${row.id}`,
    cells: {
      number: row.number,
      state: stateNames[row.state][locale],
      category: row.categoryName,
      address: row.address,
      department: row.leadDepartmentName,
      registeredAt: row.registeredAt,
      dueAt: row.dueAt,
    },
  }));
}

const search: MapSearch = {
  code: 'cases',
  permission: 'cases.read',
  order: 10,
  find: reading(async (tx, words: string, limit: number) => {
    const records = await listCases(tx, { q: words }, { limit, after: null }, contextOf(tx.ctx));
    return records.flatMap(({ id, number, title, longitude, latitude }): MapHit[] => {
      if (longitude === null || latitude === null) return [];
      const place = { longitude, latitude, bounds: null };
      const path = `/cases/${id}`;
      return [{ id, kind: 'cases', title: number, note: title, ...place, layer: 'cases', path }];
    });
  }),
};

/** What cases give to the map. */
export const caseMapLayers: readonly MapLayer[] = [layer];
/** How cases are found on the map. */
export const caseMapSearch: readonly MapSearch[] = [search];
