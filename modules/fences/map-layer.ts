/** Electronic fences on the one map. */
import {
  answerShapes,
  type LayerShape,
  type MapLayer,
  type MapQuestion,
  palette,
  reading,
} from '#platform/map-layers/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { fenceRows, insideCounts } from './store/fences.ts';
import type { FenceRow } from './store/tables.ts';

const watchWords: Readonly<Record<string, { zh: string; en: string }>> = {
  enter: { zh: '进入', en: 'enter' },
  leave: { zh: '离开', en: 'leave' },
  dwell: { zh: '停留', en: 'stay' },
  speed: { zh: '超速', en: 'speed' },
};

const layer: MapLayer = {
  code: 'fences',
  titleZh: '电子围栏',
  titleEn: 'Electronic fences',
  group: 'scenes',
  order: 40,
  geometry: 'area',
  icon: 'fence',
  shape: 'disc',
  permission: 'fences.read',
  looks: [
    {
      code: 'state',
      titleZh: '按启用',
      titleEn: 'By use',
      classes: [
        { key: 'off', titleZh: '停用', titleEn: 'off', colour: palette.grey, weight: 'calm' },
        { key: 'on', titleZh: '启用', titleEn: 'on', colour: palette.orange, weight: 'plain' },
      ],
    },
  ],
  replay: 'none',
  events: ['fences.'],
  columns: [
    { key: 'watch', titleZh: '监测', titleEn: 'Watches', type: 'text' },
    { key: 'inside', titleZh: '当前在内', titleEn: 'Inside now', type: 'number' },
    { key: 'speedLimit', titleZh: '限速 km/h', titleEn: 'Limit, km/h', type: 'number' },
  ],
  read: reading(async (tx, question: MapQuestion) =>
    answerShapes(question, (await fenceRows(tx)).map(shapeOf)),
  ),
  describe: reading(describe),
};

function shapeOf({ id, name, enabled, area }: FenceRow): LayerShape {
  const geometry = area as unknown as LayerShape['geometry'];
  return { id, label: name, kind: enabled ? 1 : 0, geometry, value: name };
}

async function describe(tx: Tx, ids: readonly string[]) {
  const inside = await insideCounts(tx);
  const { locale } = tx.ctx;
  return (await fenceRows(tx))
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name, watch, speedLimitKmh }) => ({
      id,
      title: name,
      path: '/fences',
      cells: {
        watch: watch
          .map((one) => watchWords[one]?.[locale] ?? one)
          .join(locale === 'zh' ? '、' : ', '),
        inside: inside.get(id) ?? 0,
        speedLimit: speedLimitKmh,
      },
    }));
}

/** What fences give to the map. */
export const fenceMapLayers: readonly MapLayer[] = [layer];
