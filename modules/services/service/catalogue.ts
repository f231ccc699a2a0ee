/** Editing the catalogue: an item's next version, and the life events. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { events, type FieldChange, type ItemContent, type LifeEvent } from '../contract/index.ts';
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

/** A life event as it is spoken of. */
export const eventOf = ({
  code,
  titleZh,
  titleEn,
  summaryZh,
  icon,
  itemCodes,
}: LifeEvent): LifeEvent => ({
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
    const codes = (await allItems(tx, 'all')).map((item) => item.code);
    refuseFaulty(input.content, await surroundingsOf(tx, [...codes, code]));
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

/** What an item is judged by: the town's departments, the codes of all items. */
interface Surroundings {
  readonly departments: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

/** Reads it once, however many items are judged. */
export async function surroundingsOf(tx: Tx, codes: readonly string[]): Promise<Surroundings> {
  return {
    departments: new Set((await departmentsByCode(tx)).keys()),
    known: new Set(codes),
  };
}

/** @throws item-department-unknown, item-faulty */
export function refuseFaulty(content: ItemContent, { departments, known }: Surroundings): void {
  const { departmentCode } = content;
  if (!departments.has(departmentCode)) {
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

/** The rows of an item's next version. */
export function rowsOf(
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

/** Tells the screens. */
export async function told(tx: Tx, subject: string): Promise<void> {
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

/** Keeps all life events, in their order. */
export async function keepLifeEvents(tx: Tx, items: readonly LifeEvent[]): Promise<void> {
  const { tenantId } = tx.ctx;
  await replaceLifeEvents(
    tx,
    items.map((event, position) => ({ ...eventOf(event), tenantId, position })),
  );
}
