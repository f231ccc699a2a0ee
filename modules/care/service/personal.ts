/** What the protection of personal data asks of elder care: reach, what is held, erasure, the end of keeping; photos. */
import { type FileAccess, removeFiles } from '#modules/files/index.ts';
import { isUuid } from '#platform/ids/index.ts';
import type {
  HeldRecord,
  PersonalErase,
  PersonalExport,
  PersonalReach,
  PersonalSweep,
} from '#platform/personal/index.ts';
import { wordZh } from '../contract/words.ts';
import { allowancesOf, proofOfPhoto } from '../store/allowances.ts';
import { elderById } from '../store/elders.ts';
import {
  deleteContactsOf,
  eldersOfAccount,
  filesOfElders,
  forgetElders,
  overdueElders,
  ownWords,
} from '../store/older.ts';
import { visitById } from '../store/requests.ts';
import { elderNumber, timeText } from './places.ts';
import { proofOwner } from './proofs.ts';
import { visitOwner } from './visits.ts';

const label = (zh: string, en: string) => ({ zh, en });

/** A person of the register is reached by whoever may see the register there. */
export const reachOfElders: PersonalReach = {
  table: 'care.elders',
  rowOf: async (tx, rowKey) => {
    if (!isUuid(rowKey) || !tx.ctx.actor.permissions.has('care.read')) return null;
    const elder = await elderById(tx, rowKey);
    return elder
      ? { personId: elder.personId, about: `老人登记 ${elderNumber(elder.number)}` }
      : null;
  },
};

export const exportOfCare: PersonalExport = {
  title: label('养老关爱', 'Elder care'),
  records: async (tx, { personId }) => {
    const held: HeldRecord[] = [];
    for (const elder of await eldersOfAccount(tx, personId)) {
      const { visits, requests, checks } = await ownWords(tx, elder.id);
      const allowance = (await allowancesOf(tx, [elder.id])).get(elder.id);
      held.push({
        title: label('登记', 'Registration'),
        at: elder.createdAt.toISOString(),
        values: [
          { label: label('编号', 'Number'), value: elderNumber(elder.number) },
          { label: label('失能等级', 'Disability'), value: wordZh(elder.disability) },
          {
            label: label('打卡时间', 'Check-in times'),
            value: elder.times.map(timeText).join('、'),
          },
          {
            label: label('高龄津贴', 'Allowance'),
            value: allowance ? wordZh(allowance.state) : '',
          },
        ].filter(({ value }) => value !== ''),
        link: '/care',
      });
      for (const row of requests)
        held.push({
          title: label('服务需求', 'Request'),
          at: row.askedAt.toISOString(),
          values: [{ label: label('说明', 'Words'), value: row.words || row.serviceCode }],
        });
      for (const row of visits.filter(({ arrivedAt }) => arrivedAt))
        held.push({
          title: label('上门服务', 'Visit'),
          at: row.arrivedAt?.toISOString() ?? null,
          values: [
            { label: label('做了什么', 'What was done'), value: row.done.map(wordZh).join('、') },
            { label: label('记录', 'Note'), value: row.note },
          ].filter(({ value }) => value !== ''),
        });
      for (const row of checks)
        held.push({
          title: label('未打卡查看结果', 'Missed check-in'),
          at: row.closedAt?.toISOString() ?? null,
          values: [
            { label: label('结果', 'Outcome'), value: `${wordZh(row.outcome)} ${row.reason}` },
          ],
        });
    }
    return held;
  },
};

/** Everything goes but what an allowance that is being paid rests on. */
export const eraseOfCare: PersonalErase = {
  obstacles: async (tx, { personId }) => {
    const elders = await eldersOfAccount(tx, personId);
    const allowances = await allowancesOf(
      tx,
      elders.map(({ id }) => id),
    );
    const isLive = [...allowances.values()].some(
      ({ state }) => state === 'active' || state === 'suspended',
    );
    return isLive
      ? [
          {
            what: label('高龄津贴发放记录', 'The allowance and its payments'),
            why: label(
              '津贴发放期间依法需要保存；停止发放满 5 年后自动删除',
              'They are kept by law while the allowance is paid; five years after its end they are erased by themselves',
            ),
            later: true,
          },
        ]
      : [];
  },
  erase: async (tx, { personId, phones }) => {
    const ids = (await eldersOfAccount(tx, personId)).map(({ id }) => id);
    const fileIds = await filesOfElders(tx, ids);
    await deleteContactsOf(tx, { personId, phones });
    await forgetElders(tx, ids);
    return removeFiles(tx, fileIds);
  },
};

const keptDays = 1095;

/** Three years after somebody died or moved away nothing personal is left. */
export const sweepOfCare: PersonalSweep = {
  tables: ['care.elders'],
  sweep: async (tx, now) => {
    const ids = await overdueElders(tx, new Date(now.getTime() - keptDays * 86_400_000));
    if (ids.length === 0) return { rows: 0 };
    const fileIds = await filesOfElders(tx, ids);
    await forgetElders(tx, ids);
    const afterCommit = await removeFiles(tx, fileIds);
    return { rows: ids.length, afterCommit };
  },
};

/** Photos of visits and proofs are seen by whoever reaches the person. */
export const fileAccessOfCare: FileAccess = {
  mayRead: async (tx, ctx, { ownerKind, ownerId }) => {
    const { permissions } = ctx.actor;
    if (!permissions.has('care.read') && !permissions.has('care.visit')) return false;
    if (ownerKind === visitOwner) return (await visitById(tx, ownerId)) !== undefined;
    return ownerKind === proofOwner && proofOfPhoto(tx, ownerId);
  },
};
