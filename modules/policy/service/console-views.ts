/** Policies as their keepers see them. */
import { personById } from '#modules/people/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply, Static } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { versionsOf } from '#platform/versions/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { ConsolePolicy } from '../contract/console.ts';
import type { ConsoleLine } from '../contract/shapes.ts';
import type { DraftState, Hand } from '../contract/states.ts';
import type { PolicyTopic, PolicyValidity } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { openActs } from '../rules/transition.ts';
import { validityOn } from '../rules/validity.ts';
import { consoleRows, policyRow } from '../store/policies.ts';
import { followersOf } from '../store/subscriptions.ts';
import type { PolicyRow } from '../store/tables.ts';

/** Filters of the console's list. */
export interface ListQuery {
  readonly q?: string;
  readonly topic?: PolicyTopic;
  readonly draftState?: DraftState;
  readonly validity?: PolicyValidity;
}

/** All policies that fit the filters. */
export async function listPolicies(ctx: Ctx, query: ListQuery): Promise<{ items: ConsoleLine[] }> {
  const rows = await ctx.database.inTenant(ctx, consoleRows);
  const day = localDay(ctx.clock.now());
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const items = rows
    .map((row) => consoleLine(row, day))
    .filter((line) => {
      const text = `${line.title} ${line.code} ${line.documentNumber} ${line.issuer}`.toLowerCase();
      return (
        words.every((word) => text.includes(word)) &&
        (!query.topic || line.topics.includes(query.topic)) &&
        (!query.draftState || line.draftState === query.draftState) &&
        (!query.validity || line.validity === query.validity)
      );
    });
  return { items };
}

function consoleLine(row: Omit<PolicyRow, 'published' | 'draft'>, day: string): ConsoleLine {
  const { id, code, title, issuer, documentNumber, level, topics, draftState, isPublic } = row;
  const { effectiveOn, expiresOn, publishedVersion, updatedAt } = row;
  return {
    id,
    code,
    title,
    issuer,
    documentNumber,
    level,
    topics,
    draftState,
    isPublic,
    validity: isPublic ? validityOn(row, day) : null,
    effectiveOn,
    expiresOn,
    publishedVersion,
    updatedAt: updatedAt.toISOString(),
  };
}

/** One policy. @throws policy-unknown */
export function onePolicy(ctx: Ctx, id: string): Promise<Static<typeof ConsolePolicy>> {
  return ctx.database.inTenant(ctx, async (tx) => consoleView(tx, await rowOf(tx, id)));
}

/** The row of an id. @throws policy-unknown */
export async function rowOf(tx: Tx, id: string, lock = false): Promise<PolicyRow> {
  const row = await policyRow(tx, id, lock);
  if (!row) throw problem('policy-unknown');
  return row;
}

/** What the actor is to the text of a policy. Nobody reviews what he wrote himself. */
export function handsOf(ctx: Ctx, { draftBy }: Pick<PolicyRow, 'draftBy'>): Hand[] {
  const { permissions, personId, kind } = ctx.actor;
  const may = (permission: string): boolean => kind === 'system' || permissions.has(permission);
  const publishes = may('policy.publish') && (draftBy === null || draftBy !== personId);
  return [
    ...(may('policy.edit') ? (['editor'] as const) : []),
    ...(publishes ? (['publisher'] as const) : []),
  ];
}

/** A row as the console shows it. */
export async function consoleView(tx: Tx, row: PolicyRow): Promise<Static<typeof ConsolePolicy>> {
  const { ctx } = tx;
  const writer = row.draftBy ? await personById(tx, row.draftBy) : undefined;
  const mayEnd = row.isPublic && ctx.actor.permissions.has('policy.publish');
  return {
    ...consoleLine(row, localDay(ctx.clock.now())),
    version: row.version,
    published: row.published,
    draft: row.draft,
    draftByName: writer?.name ?? '',
    returnReason: row.returnReason,
    repealedOn: row.repealedOn,
    repealedBy: row.repealedBy,
    followers: (await followersOf(tx, row.code, row.topics)).length,
    acts: [
      ...openActs(row.draftState, handsOf(ctx, row)),
      ...(mayEnd ? (['repeal', 'withdraw'] as const) : []),
    ],
  };
}

/** Every published text of a policy, newest first. @throws policy-unknown */
export function versionsOfPolicy(ctx: Ctx, id: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    await rowOf(tx, id);
    const versions = await versionsOf(tx, 'policy.policies', id);
    return {
      items: versions.map(({ version, content, note, savedBy, savedAt }) => ({
        version,
        content,
        note,
        savedBy,
        savedAt: savedAt.toISOString(),
      })),
    };
  });
}

const columns = [
  ['code', '代码', 'Code'],
  ['title', '名称', 'Title'],
  ['documentNumber', '文号', 'Number'],
  ['issuer', '发文机关', 'Issuer'],
  ['effectiveOn', '施行日期', 'In force from'],
  ['expiresOn', '失效日期', 'Until'],
  ['validity', '效力', 'Validity'],
  ['draftState', '文稿', 'Text'],
  ['publishedVersion', '版本', 'Version'],
] as const;

/** The list as a workbook. */
export async function listFile(ctx: Ctx, query: ListQuery): Promise<FileReply> {
  const { items } = await listPolicies(ctx, query);
  const isEnglish = ctx.locale === 'en';
  const bytes = await writeWorkbook([
    {
      name: isEnglish ? 'Policies' : '政策',
      columns: columns.map(([key, zh, en]) => ({ key, title: isEnglish ? en : zh })),
      rows: items.map((line) => Object.fromEntries(columns.map(([key]) => [key, line[key] ?? '']))),
    },
  ]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: isEnglish ? 'policies.xlsx' : '政策目录.xlsx',
    bytes: new Uint8Array(bytes),
  };
}
