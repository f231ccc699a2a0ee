/** Editing the catalogue: an item's next version, life events, the whole set in and out as a file. */
import { audit } from '#platform/audit/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { ground } from '#modules/towns/index.ts';
import { defaultCatalogue } from '../catalogue/index.ts';
import {
  type CatalogueFile,
  events,
  type FieldChange,
  type ImportResult,
  type ItemContent,
  type LifeEvent,
} from '../contract/index.ts';
import { problem } from '../problems.ts';
import { contentFaults } from '../rules/content.ts';
import { changesBetween } from '../rules/form-versions.ts';
import {
  allItems,
  draftCount,
  itemByCode,
  lifeEventRows,
  lockItem,
  replaceLifeEvents,
  saveItems,
  versionRows,
} from '../store/catalogue.ts';
import type { ItemRecord, VersionRecord } from '../store/tables.ts';
import { departmentsByCode, itemRow, itemViewOf } from './items.ts';

/** Every item, and the life events. */
export async function readCatalogue(ctx: Ctx) {
  const departments = await departmentsByCode(ctx);
  return ctx.database.inTenant(ctx, async (tx) => ({
    items: (await allItems(tx, 'all')).map((item) => itemRow(item, departments)),
    lifeEvents: (await lifeEventRows(tx)).map(eventOf),
  }));
}

const eventOf = ({ code, titleZh, titleEn, summaryZh, icon, itemCodes }: LifeEvent): LifeEvent => ({
  code,
  titleZh,
  titleEn,
  summaryZh,
  icon,
  itemCodes: [...itemCodes],
});

/** One item with its versions. @throws item-unknown */
export function readCatalogueItem(ctx: Ctx, code: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const item = await itemByCode(tx, code);
    if (!item) throw problem('item-unknown', { code });
    const versions = await versionRows(tx, item.id);
    return {
      item: await itemViewOf(tx, item),
      versions: versions.map(({ version, note, savedByName, savedAt }) => ({
        version,
        note,
        savedByName,
        savedAt: savedAt.toISOString(),
      })),
      drafts: await draftCount(tx, item.id),
    };
  });
}

/** What is saved of an item. */
export interface ItemInput {
  readonly version: number;
  readonly active: boolean;
  readonly note: string;
  readonly content: ItemContent;
}

/** Saves the next version. @throws item-faulty, item-department-unknown, changed-meanwhile */
export function saveItem(ctx: Ctx, code: string, input: ItemInput) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await lockItem(tx, code);
    if ((before?.version ?? 0) !== input.version) {
      throw generalProblem('changed-meanwhile', { what: `事项“${input.content.titleZh}”` });
    }
    const known = new Set([...(await allItems(tx, 'all')).map((item) => item.code), code]);
    await refuseFaulty(tx, input.content, known);
    const former = before ? await itemByCode(tx, code) : undefined;
    await keepItem(tx, { code, before, ...input });
    await told(tx, code);
    const changes: FieldChange[] =
      former?.content.form && input.content.form
        ? changesBetween(former.content.form, input.content.form, {})
        : [];
    return {
      version: input.version + 1,
      changes,
      drafts: before ? await draftCount(tx, before.id) : 0,
    };
  });
}

async function refuseFaulty(
  tx: Tx,
  content: ItemContent,
  known: ReadonlySet<string>,
): Promise<void> {
  const { departmentCode } = content;
  if (!(await departmentsByCode(tx)).has(departmentCode)) {
    throw problem('item-department-unknown', { code: departmentCode }, [
      { pointer: '/content/departmentCode', detail: departmentCode },
    ]);
  }
  const faults = contentFaults(content, known);
  if (faults.length > 0) throw problem('item-faulty', { count: faults.length }, faults);
}

interface Kept extends Omit<ItemInput, 'version'> {
  readonly code: string;
  readonly before: ItemRecord | undefined;
}

async function keepItem(tx: Tx, kept: Kept): Promise<void> {
  const { item, version } = rowsOf(tx, kept);
  await saveItems(tx, [item], [version]);
  const { code, content, note } = kept;
  await saveVersions(tx, [{ kind: 'services.item', subject: code, content, note }]);
  const detail = { version: item.version, active: kept.active };
  await audit(tx, [{ action: 'services.saveItem', subject: code, detail }]);
}

function rowsOf(
  { ctx }: Tx,
  { code, before, active, note, content }: Kept,
): { item: ItemRecord; version: VersionRecord } {
  const now = ctx.clock.now();
  const id = before?.id ?? uuidv7();
  const version = (before?.version ?? 0) + 1;
  const { tenantId, actor } = ctx;
  return {
    item: { id, tenantId, code, version, active, updatedAt: now },
    version: {
      tenantId,
      itemId: id,
      version,
      content,
      note,
      savedBy: actor.personId,
      savedByName: actor.name,
      savedAt: now,
    },
  };
}

async function told(tx: Tx, subject: string): Promise<void> {
  await emit(tx, [
    { type: events.catalogueChanged, subject, payload: { subject }, audience: { everyone: true } },
  ]);
}

/** Saves all life events, in their order. @throws item-unknown */
export function saveLifeEvents(ctx: Ctx, items: readonly LifeEvent[]): Promise<LifeEvent[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const known = new Set((await allItems(tx, 'all')).map(({ code }) => code));
    const strange = items.flatMap(({ itemCodes }) => itemCodes).find((code) => !known.has(code));
    if (strange) throw problem('item-unknown', { code: strange });
    await keepLifeEvents(tx, items);
    await saveVersions(tx, [{ kind: 'services.lifeEvents', subject: 'all', content: items }]);
    await audit(tx, [
      { action: 'services.saveLifeEvents', subject: 'all', detail: { count: items.length } },
    ]);
    await told(tx, 'life-events');
    return (await lifeEventRows(tx)).map(eventOf);
  });
}

async function keepLifeEvents(tx: Tx, items: readonly LifeEvent[]): Promise<void> {
  const { tenantId } = tx.ctx;
  await replaceLifeEvents(
    tx,
    items.map((event, position) => ({ ...eventOf(event), tenantId, position })),
  );
}

/** The whole catalogue as a file. */
export function exportCatalogue(ctx: Ctx): Promise<FileReply> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const file: CatalogueFile = {
      format: 'zhenshu-services-1',
      items: (await allItems(tx, 'all')).map(({ code, active, content }) => ({
        code,
        active,
        content,
      })),
      lifeEvents: (await lifeEventRows(tx)).map(eventOf),
    };
    await audit(tx, [
      { action: 'services.exportCatalogue', subject: 'all', detail: { items: file.items.length } },
    ]);
    const bytes = new TextEncoder().encode(JSON.stringify(file, null, 2));
    return { mediaType: 'application/json', fileName: '办事事项目录.json', bytes };
  });
}

/** Takes a set over, or says what that would change; the shipped one without a file. @throws item-faulty, item-department-unknown */
export function importCatalogue(
  ctx: Ctx,
  { file, mode }: { readonly file: CatalogueFile | null; readonly mode: 'look' | 'take' },
): Promise<ImportResult> {
  return ctx.database.inTenant(ctx, async (tx) =>
    takeOver(tx, file ?? (await shippedFor(tx)), mode),
  );
}

/** The shipped set for this town: where it has no such department, the office answers. */
export async function shippedFor(tx: Tx): Promise<CatalogueFile> {
  const { departments, office } = await ground(tx);
  const own = new Set(departments.map(({ code }) => code));
  const items = defaultCatalogue.items.map((item) => {
    const { departmentCode } = item.content;
    const code = own.has(departmentCode) ? departmentCode : (office?.code ?? departmentCode);
    return { ...item, content: { ...item.content, departmentCode: code } };
  });
  return { ...defaultCatalogue, items };
}

/** As above, in a running transaction. */
export async function takeOver(
  tx: Tx,
  file: CatalogueFile,
  mode: 'look' | 'take',
): Promise<ImportResult> {
  const own = new Map((await allItems(tx, 'all')).map((item) => [item.code, item]));
  const known = new Set([...own.keys(), ...file.items.map(({ code }) => code)]);
  for (const { content } of file.items) await refuseFaulty(tx, content, known);
  const isSame = (one: CatalogueFile['items'][number]) => {
    const mine = own.get(one.code);
    return mine?.active === one.active && sortedJson(mine.content) === sortedJson(one.content);
  };
  const changed = file.items.filter((one) => !isSame(one));
  if (mode === 'take' && changed.length > 0) {
    const rows = changed.map(({ code, active, content }) =>
      rowsOf(tx, { code, active, content, note: '导入', before: own.get(code) }),
    );
    await saveItems(
      tx,
      rows.map(({ item }) => item),
      rows.map(({ version }) => version),
    );
    await saveVersions(
      tx,
      changed.map(({ code, content }) => ({
        kind: 'services.item',
        subject: code,
        content,
        note: '导入',
      })),
    );
  }
  if (mode === 'take') {
    if (file.lifeEvents.length > 0) await keepLifeEvents(tx, file.lifeEvents);
    const detail = { items: changed.length, lifeEvents: file.lifeEvents.length };
    await audit(tx, [{ action: 'services.importCatalogue', subject: 'all', detail }]);
    await told(tx, 'all');
  }
  return {
    added: changed.filter(({ code }) => !own.has(code)).map(({ code }) => code),
    changed: changed.filter(({ code }) => own.has(code)).map(({ code }) => code),
    same: file.items.length - changed.length,
    lifeEvents: file.lifeEvents.length,
    done: mode === 'take',
  };
}

/** JSON with its members in order of name: the database keeps no order. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
