/** Aliases of addresses: kept on screen, in versions, and used when rows are matched. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { Locale } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import type { AliasInput, AliasView } from '../contract/aliases.ts';
import { problem } from '../problems.ts';
import { type AliasFault, aliasFaults, isDoor, plainAlias } from '../rules/aliases.ts';
import type { AddressAliases } from '../rules/people/index.ts';
import { aliasRows, deleteAlias, saveAliasRows } from '../store/aliases.ts';
import { lockRecords } from '../store/acts.ts';
import { markAllStale } from '../store/sources.ts';
import type { AliasRow } from '../store/tables.ts';

const versionKind = 'records.addressAlias';

/** Aliases as rows are matched by them: plain old name → plain new name. */
export async function aliasesOf(tx: Tx): Promise<AddressAliases> {
  return new Map((await aliasRows(tx)).map(({ wasPlain, nowPlain }) => [wasPlain, nowPlain]));
}

/** A page of aliases. */
export function listAliases(
  ctx: Ctx,
  {
    words,
    cursor,
    limit = 50,
  }: {
    readonly words?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
): Promise<{ items: AliasView[]; nextCursor: string | null }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await aliasRows(tx, { words: words?.trim(), after: cursor, limit });
    const shown = rows.slice(0, limit);
    return {
      items: shown.map(viewOf),
      nextCursor: rows.length > limit ? (shown.at(-1)?.wasPlain ?? null) : null,
    };
  });
}

function viewOf({ id, was, wasPlain, isNow, note, savedByName, savedAt }: AliasRow): AliasView {
  return {
    id,
    was,
    now: isNow,
    note,
    isDoor: isDoor(wasPlain),
    savedByName,
    savedAt: savedAt.toISOString(),
  };
}

const faultWords: Readonly<Record<AliasFault, Readonly<Record<Locale, string>>>> = {
  empty: {
    zh: '去掉全镇共有的部分后没有内容',
    en: 'names nothing but what all addresses of the town have in common',
  },
  same: { zh: '新旧名称是同一个地址', en: 'both names are the same address' },
  mixed: {
    zh: '一边有门牌号、一边没有：要么都写到门牌，要么都只写路名或组',
    en: 'one side has a door and the other has none',
  },
  twice: { zh: '这个旧名称在上面已写过一次', en: 'this old name stands in a line above' },
  chained: {
    zh: '与另一条首尾相接（一条的新名称是另一条的旧名称），请都直接写到现在的地址',
    en: 'the new name of one alias is the old name of another: write the address of today in both',
  },
};

/** Adds or changes aliases, all or none; rows are matched anew. @throws aliases-faulty */
export function saveAliases(
  ctx: Ctx,
  items: readonly AliasInput[],
): Promise<{ added: number; changed: number; same: number }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const added = await keepAliases(tx, items);
    await audit(tx, [{ action: 'records.saveAliases', subject: 'addresses', detail: added }]);
    return added;
  });
}

/** Keeps aliases in the running transaction. @throws aliases-faulty */
export async function keepAliases(tx: Tx, items: readonly AliasInput[]) {
  await lockRecords(tx);
  const kept = new Map((await aliasRows(tx)).map((row) => [row.wasPlain, row]));
  const plain = items.map(plainAlias);
  const known = new Map([...kept].map(([was, { nowPlain }]) => [was, nowPlain]));
  const faults = aliasFaults(plain, known).flatMap((fault, at) =>
    fault
      ? [
          {
            pointer: `/items/${at}/was`,
            detail: `${items[at]?.was}${tx.ctx.locale === 'zh' ? '：' : ': '}${faultWords[fault][tx.ctx.locale]}`,
          },
        ]
      : [],
  );
  if (faults.length > 0) throw problem('aliases-faulty', { count: faults.length }, faults);
  const { tenantId, clock, actor } = tx.ctx;
  const rows = items.map(
    ({ was, now, note }, at): AliasRow => ({
      id: uuidv7(),
      tenantId,
      was: was.trim(),
      wasPlain: plain[at]?.was ?? '',
      isNow: now.trim(),
      nowPlain: plain[at]?.now ?? '',
      note: note.trim(),
      savedByName: actor.name,
      savedAt: clock.now(),
    }),
  );
  const changed = rows.filter(({ wasPlain }) => kept.has(wasPlain));
  const isSame = ({ wasPlain, isNow, note }: AliasRow): boolean =>
    kept.get(wasPlain)?.isNow === isNow && kept.get(wasPlain)?.note === note;
  const moving = rows.filter((row) => !isSame(row));
  if (moving.length > 0) {
    await saveAliasRows(tx, moving);
    await saveVersions(
      tx,
      moving.map(({ wasPlain, was, isNow, note }) => ({
        kind: versionKind,
        subject: wasPlain,
        content: { was, now: isNow, note },
      })),
    );
    await matchAnew(tx);
  }
  const same = rows.length - moving.length;
  return { added: rows.length - changed.length, changed: changed.length - same, same };
}

/** People and places are what addresses bring together. */
async function matchAnew(tx: Tx): Promise<void> {
  await markAllStale(tx, 'person');
  await markAllStale(tx, 'place');
}

/** Removes an alias; what it brought together is taken apart by hand where it was wrong. @throws alias-unknown */
export function removeAlias(ctx: Ctx, aliasId: string): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const gone = await deleteAlias(tx, aliasId);
    if (!gone) throw problem('alias-unknown');
    const { wasPlain, was, isNow } = gone;
    const content = { was, now: isNow, removed: true };
    await saveVersions(tx, [{ kind: versionKind, subject: wasPlain, content }]);
    await audit(tx, [{ action: 'records.removeAlias', subject: aliasId, detail: { was } }]);
    await matchAnew(tx);
  });
}

const columns = [
  { key: 'was', title: '旧址或俗称' },
  { key: 'isNow', title: '现在的地址' },
  { key: 'note', title: '依据' },
  { key: 'savedByName', title: '登记人' },
  { key: 'savedAt', title: '登记日期' },
];

/** All aliases as XLSX. */
export async function aliasSheet(ctx: Ctx) {
  const kept = await ctx.database.inTenant(ctx, (tx) => aliasRows(tx));
  const rows = kept.map(({ was, isNow, note, savedByName, savedAt }) => ({
    was,
    isNow,
    note,
    savedByName,
    savedAt: localDay(savedAt),
  }));
  const bytes = await writeWorkbook([{ name: '地址别名', columns, rows }]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `地址别名-${localDay(ctx.clock.now())}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}
