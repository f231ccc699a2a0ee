/** Who used what, and the addresses under which it is used. */
import { resourcesOf } from '#modules/catalogue/index.ts';
import { peopleByIds } from '#modules/people/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { exportMark } from '#platform/personal/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { InterfaceRow, UseRow } from '../contract/index.ts';
import type { StopReason } from '../contract/words.ts';
import { placeFields } from '../rules/features.ts';
import { grantsByIds, liveGrants } from '../store/grants.ts';
import type { GrantRecord, UseRecord } from '../store/tables.ts';
import { lastKeyUses, usePage } from '../store/uses.ts';
import { departmentNames, ownDepartments } from './departments.ts';
import { grantedFieldsOf, namingOf } from './grant-views.ts';

/** What of the uses is asked for. */
export interface UsesAsked {
  readonly grantId?: string;
  readonly side?: 'received' | 'given' | 'all';
  readonly cursor?: string;
  readonly limit?: number;
}

/** A page of uses. @throws request-invalid */
export async function listUses(ctx: Ctx, asked: UsesAsked) {
  const limit = asked.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const own = await ownDepartments(tx);
    const side = asked.side ?? 'all';
    if (side !== 'all' && own.length === 0) return { items: [], nextCursor: null };
    const rows = await usePage(
      tx,
      {
        ...(asked.grantId ? { grantId: asked.grantId } : {}),
        ...(side === 'received' ? { received: own } : {}),
        ...(side === 'given' ? { given: own } : {}),
      },
      { limit, afterId: readCursor(asked.cursor)?.id ?? null },
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await useRows(tx, shown),
      nextCursor: last ? writeCursor(last.usedAt, last.id) : null,
    };
  });
}

/** Uses with the names of what and who. */
async function useRows(tx: Tx, rows: readonly UseRecord[]): Promise<UseRow[]> {
  const grants = new Map(
    (
      await grantsByIds(
        tx,
        rows.map(({ grantId }) => grantId),
      )
    ).map((one) => [one.id, one]),
  );
  const naming = await namingOf(tx, [...grants.values()]);
  const ids = rows.flatMap(({ userId }) => (userId ? [userId] : []));
  const people = new Map(
    (await peopleByIds(tx, [...new Set(ids)])).map((one) => [one.id, one.name]),
  );
  return rows.map((row) => {
    const grant = grants.get(row.grantId);
    const resource = grant && naming.resource(grant.resourceId);
    const fields = grant && resource ? grantedFieldsOf(grant, resource) : [];
    const [department, owner] = [naming.name(row.departmentId), naming.name(row.ownerDepartmentId)];
    return {
      id: row.id,
      grantId: row.grantId,
      number: grant?.number ?? '—',
      resourceZh: resource?.titleZh ?? '—',
      resourceEn: resource?.titleEn || resource?.titleZh || '—',
      departmentZh: department.zh,
      departmentEn: department.en,
      ownerZh: owner.zh,
      ownerEn: owner.en,
      userName: row.keyName || people.get(row.userId ?? '') || '',
      byKey: row.keyName !== '',
      way: row.way,
      fieldsZh: fields.map(({ titleZh }) => titleZh),
      fieldsEn: fields.map(({ titleEn }) => titleEn),
      rows: row.rows,
      outcome: row.outcome,
      stoppedBy: row.stoppedBy,
      usedAt: row.usedAt.toISOString(),
    };
  });
}

const mostSheetUses = 10_000;
const wayWords: Readonly<Record<UseRow['way'], string>> = {
  view: '页面查看',
  api: '接口调用',
  csv: '下载 CSV',
  xlsx: '下载 XLSX',
  parquet: '下载 Parquet',
  features: '空间要素接口',
  matter: '联办事项',
};
const outcomeWords: Readonly<Record<UseRow['outcome'], string>> = {
  running: '进行中',
  done: '完成',
  stopped: '中途停止',
  refused: '被拒绝',
};

const reasonWords: Readonly<Record<StopReason, string>> = {
  ended: '已到期',
  revoked: '已收回',
  notYet: '未生效',
  volume: '超出每日行数',
  brokenOff: '对方中断',
  source: '数据来源读不到',
};

/** The newest uses as a workbook. */
export async function usesSheet(ctx: Ctx): Promise<FileReply> {
  const rows = await ctx.database.inTenant(ctx, async (tx) => {
    const page = await usePage(tx, {}, { limit: mostSheetUses - 1, afterId: null });
    return useRows(tx, page);
  });
  const columns = [
    { key: 'usedAt', title: '时间', type: 'dateTime' as const },
    { key: 'number', title: '授权编号', width: 22 },
    { key: 'resourceZh', title: '数据资源', width: 24 },
    { key: 'ownerZh', title: '数源部门', width: 24 },
    { key: 'departmentZh', title: '使用部门', width: 24 },
    { key: 'userName', title: '使用人或接口', width: 18 },
    { key: 'way', title: '方式', width: 14 },
    { key: 'fields', title: '字段', width: 36 },
    { key: 'rows', title: '行数', type: 'number' as const },
    { key: 'outcome', title: '结果', width: 12 },
    { key: 'reason', title: '原因', width: 18 },
  ];
  const bytes = await writeWorkbook(
    [
      {
        name: '共享使用记录',
        columns,
        rows: rows.map((row) => ({
          usedAt: new Date(row.usedAt),
          number: row.number,
          resourceZh: row.resourceZh,
          ownerZh: row.ownerZh,
          departmentZh: row.departmentZh,
          userName: row.userName,
          way: wayWords[row.way],
          fields: row.fieldsZh.join('、'),
          rows: row.rows,
          outcome: outcomeWords[row.outcome],
          reason: row.stoppedBy ? reasonWords[row.stoppedBy] : '',
        })),
      },
    ],
    exportMark(ctx),
  );
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: '共享使用记录.xlsx',
    bytes: new Uint8Array(bytes),
  };
}

const shownUses = 3;

/** Addresses of the live grants of the own department, with their last uses by a key. */
export async function listInterfaces(ctx: Ctx): Promise<InterfaceRow[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const grants = await liveGrants(tx, await ownDepartments(tx));
    const uses = await lastKeyUses(
      tx,
      grants.map(({ id }) => id),
      shownUses,
    );
    const resources = await resourcesOf(tx, {
      ids: grants.map(({ resourceId }) => resourceId),
      retired: true,
    });
    const name = await departmentNames(tx);
    return grants.map((grant) => {
      const resource = resources.find(({ id }) => id === grant.resourceId);
      return interfaceRow(grant, {
        titles: { zh: resource?.titleZh ?? '—', en: resource?.titleEn || resource?.titleZh || '—' },
        hasPlaces: resource !== undefined && placeFields(resource.fields, grant.fields) !== null,
        department: name(grant.departmentId),
        uses: uses.filter(({ grantId }) => grantId === grant.id),
      });
    });
  });
}

interface Shown {
  readonly titles: { readonly zh: string; readonly en: string };
  readonly department: { readonly zh: string; readonly en: string };
  readonly hasPlaces: boolean;
  readonly uses: readonly UseRecord[];
}

function interfaceRow(
  grant: GrantRecord,
  { titles, department, hasPlaces, uses }: Shown,
): InterfaceRow {
  const path = `/api/v1/sharing/grants/${grant.id}/rows`;
  return {
    grantId: grant.id,
    number: grant.number,
    resourceZh: titles.zh,
    resourceEn: titles.en,
    departmentId: grant.departmentId,
    departmentZh: department.zh,
    departmentEn: department.en,
    untilAt: grant.untilAt.toISOString(),
    rowsPath: path,
    parquetPath: `${path}/parquet`,
    featuresPath: hasPlaces ? `/api/v1/sharing/features/collections/${grant.number}/items` : null,
    uses: uses.map(({ keyName, way, rows, usedAt, outcome }) => ({
      userName: keyName,
      way,
      rows,
      usedAt: usedAt.toISOString(),
      outcome,
    })),
  };
}
