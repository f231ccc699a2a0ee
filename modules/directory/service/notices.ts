/** Notices by village: kept, published, told to those who want them. */
import { queueMessages } from '#modules/messages/index.ts';
import { peopleByIds } from '#modules/people/index.ts';
import { ground, type Ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit, type StoredEvent } from '#platform/events/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { standingOf } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { events } from '../contract/index.ts';
import type { KeptNotice, NoticeAct, NoticeView } from '../contract/notices.ts';
import { problem } from '../problems.ts';
import { noticeActs, noticeAfter } from '../rules/notices.ts';
import {
  followerCounts,
  followersOf,
  insertNotices,
  noticeRow,
  noticeRows,
  noticesInForce,
  updateNotice,
} from '../store/notices.ts';
import type { NoticeRow } from '../store/tables.ts';

/** What is written of a notice. */
export interface NoticeInput {
  readonly title: string;
  readonly body: string;
  readonly villageIds: readonly string[];
  readonly validUntil: string | null;
}

function viewOf(row: NoticeRow, town: Ground): NoticeView {
  const villages = row.villageIds.flatMap((id) => town.village(id) ?? []);
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    villagesZh: villages.map(({ nameZh }) => nameZh),
    villagesEn: villages.map(({ nameEn }) => nameEn),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    validUntil: row.validUntil,
  };
}

/** Notices in force. */
export function listNotices(ctx: Ctx, villageId?: string): Promise<{ items: NoticeView[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const town = await ground(tx);
    const rows = await noticesInForce(tx, localDay(ctx.clock.now()), villageId ?? null);
    return { items: rows.map((row) => viewOf(row, town)) };
  });
}

/** One published notice, over or not: a message may lead to it later. @throws notice-unknown */
export function readNotice(ctx: Ctx, id: string): Promise<NoticeView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await noticeRow(tx, id);
    if (row?.state !== 'published') throw problem('notice-unknown');
    return viewOf(row, await ground(tx));
  });
}

/** All notices for the console. */
export function keptNotices(ctx: Ctx): Promise<{ items: KeptNotice[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await noticeRows(tx);
    return { items: await Promise.all(rows.map((row) => keptView(tx, row))) };
  });
}

async function keptView(tx: Tx, row: NoticeRow): Promise<KeptNotice> {
  const counts = await followerCounts(tx);
  const { villageIds, state, version, validUntil } = row;
  const mayAct = tx.ctx.actor.permissions.has('directory.notices');
  return {
    ...viewOf(row, await ground(tx)),
    villageIds,
    state,
    version,
    isOver: validUntil !== null && validUntil < localDay(tx.ctx.clock.now()),
    followers:
      villageIds.length === 0
        ? (counts.get('') ?? 0)
        : villageIds.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0),
    acts: mayAct ? noticeActs(state) : [],
  };
}

async function proven(tx: Tx, given: NoticeInput): Promise<NoticeInput> {
  const town = await ground(tx);
  const ids = new Set(town.villages.map(({ id }) => id));
  if (given.villageIds.some((id) => !ids.has(id))) throw problem('directory-village-unknown');
  proveNotOver(tx, given.validUntil);
  return { ...given, title: given.title.trim(), body: given.body.trim() };
}

function proveNotOver(tx: Tx, validUntil: string | null): void {
  if (validUntil !== null && validUntil < localDay(tx.ctx.clock.now()))
    throw problem('notice-over');
}

/** Begins a notice. @throws directory-village-unknown, notice-over */
export function addNotice(ctx: Ctx, given: NoticeInput, key: string | null): Promise<KeptNotice> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'directory.addNotice', key, request: given }, async () => {
      const { villageIds, ...own } = await proven(tx, given);
      const row: NoticeRow = {
        ...own,
        id: uuidv7(),
        tenantId: ctx.tenantId,
        villageIds: [...villageIds],
        state: 'draft',
        publishedAt: null,
        createdAt: ctx.clock.now(),
        version: 1,
      };
      await insertNotices(tx, [row]);
      await audit(tx, [{ action: 'directory.addNotice', subject: row.id }]);
      return keptView(tx, row);
    }),
  );
}

/** What an act names. */
export interface Target {
  readonly id: string;
  readonly version: number;
}

type Change = Partial<Omit<NoticeRow, 'id' | 'tenantId' | 'version'>>;

async function move(
  tx: Tx,
  { id, version }: Target,
  act: NoticeAct,
  change: (row: NoticeRow) => Change,
): Promise<NoticeRow> {
  const row = await noticeRow(tx, id, true);
  if (!row) throw problem('notice-unknown');
  const state = noticeAfter(row.state, act);
  if (!state) throw problem('notice-act-closed');
  const changed = { ...change(row), state };
  if (!(await updateNotice(tx, { id, version }, changed)))
    throw generalProblem('changed-meanwhile', { what: `通知“${row.title}”` });
  return { ...row, ...changed, version: version + 1 };
}

/** Changes a draft. @throws notice-unknown, notice-act-closed, directory-village-unknown, notice-over, changed-meanwhile */
export function changeNotice(ctx: Ctx, target: Target, given: NoticeInput): Promise<KeptNotice> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { villageIds, ...own } = await proven(tx, given);
    const row = await move(tx, target, 'change', () => ({ ...own, villageIds: [...villageIds] }));
    await audit(tx, [{ action: 'directory.changeNotice', subject: row.id }]);
    return keptView(tx, row);
  });
}

/** Publishes a notice. @throws notice-unknown, notice-act-closed, notice-over, changed-meanwhile */
export function publishNotice(ctx: Ctx, target: Target): Promise<KeptNotice> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await move(tx, target, 'publish', ({ validUntil }) => {
      proveNotOver(tx, validUntil);
      return { publishedAt: ctx.clock.now() };
    });
    const { id: subject, title, villageIds } = row;
    await emit(tx, [
      {
        type: events.noticePublished,
        subject,
        payload: { title, villageIds },
        audience: { everyone: true },
      },
    ]);
    await audit(tx, [{ action: 'directory.publishNotice', subject, detail: { villageIds } }]);
    return keptView(tx, row);
  });
}

/** Takes a notice down. @throws notice-unknown, notice-act-closed, changed-meanwhile */
export function withdrawNotice(ctx: Ctx, target: Target): Promise<KeptNotice> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await move(tx, target, 'withdraw', () => ({}));
    await audit(tx, [{ action: 'directory.withdrawNotice', subject: row.id }]);
    return keptView(tx, row);
  });
}

/** Makes a notice that was taken down a draft again. @throws notice-unknown, notice-act-closed, changed-meanwhile */
export function reopenNotice(ctx: Ctx, target: Target): Promise<KeptNotice> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await move(tx, target, 'reopen', () => ({ publishedAt: null }));
    await audit(tx, [{ action: 'directory.reopenNotice', subject: row.id }]);
    return keptView(tx, row);
  });
}

/** Tells those who want notices of the villages concerned, each once. */
export async function tellVillagers(tx: Tx, { subject, payload }: StoredEvent): Promise<void> {
  const { title, villageIds } = payload as { title: string; villageIds: readonly string[] };
  const followers = await followersOf(tx, villageIds);
  if (followers.length === 0) return;
  const town = await ground(tx);
  const ids = followers.map(({ personId }) => personId);
  const { restricted } = await standingOf(tx, ids);
  const people = (await peopleByIds(tx, ids)).filter(
    ({ id, active }) => active && !restricted.has(id),
  );
  const villageOf = new Map(followers.map(({ personId, villageId }) => [personId, villageId]));
  await queueMessages(
    tx,
    people.map(({ id, name, phone }) => {
      const village = town.village(villageOf.get(id) ?? '');
      const from = villageIds.length === 0 ? town.townName : (village?.nameZh ?? town.townName);
      return {
        template: 'directory.notice',
        values: { village: from, title },
        to: { personId: id, name, ...(phone ? { phone } : {}) },
        urgency: 'routine' as const,
        subject: { kind: 'notice', id: subject },
        link: `/directory/notices/${subject}`,
      };
    }),
  );
}
