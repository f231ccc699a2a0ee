/** Names of the values of a division. */
import { book as dutyBook } from '#modules/duties/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Division } from '../contract/index.ts';

/** A value in words, Chinese and English; what has no name is called by itself. */
export type Namer = (group: string) => readonly [zh: string, en: string];

/** Names of the values of a division. */
export async function namer(tx: Tx, by: Division): Promise<Namer> {
  const town = await ground(tx);
  const none = ['未定', 'None'] as const;
  const of = (found: { nameZh: string; nameEn: string } | undefined, group: string) =>
    found
      ? ([found.nameZh, found.nameEn || found.nameZh] as const)
      : group === '-'
        ? none
        : ([group, group] as const);
  if (by === 'village') return (group) => of(town.village(group), group);
  if (by === 'gridCell') return (group) => of(town.gridCell(group), group);
  if (by === 'department') return (group) => of(town.department(group), group);
  if (by === 'category') {
    const duties = await dutyBook(tx);
    return (group) => of(duties.category(group), group);
  }
  if (by === 'channel') return (group) => channels[group] ?? of(undefined, group);
  return (group) => [group, group];
}

const channels: Readonly<Record<string, readonly [string, string]>> = {
  resident: ['居民上报', 'Residents'],
  gridWorker: ['网格员', 'Grid workers'],
  hotline: ['热线', 'Hotline'],
  window: ['窗口', 'Window'],
  open311: ['其他系统', 'Other systems'],
  device: ['设备告警', 'Devices'],
};
