/** The whole catalogue in and out as a file, and the shipped set. */
import { audit } from '#platform/audit/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { ground } from '#modules/towns/index.ts';
import { defaultCatalogue } from '../catalogue/index.ts';
import type { CatalogueFile, ImportResult } from '../contract/index.ts';
import { allItems, lifeEventRows, saveItems } from '../store/catalogue.ts';
import {
  eventOf,
  keepLifeEvents,
  refuseFaulty,
  rowsOf,
  surroundingsOf,
  told,
} from './catalogue.ts';

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
  const codes = [...own.keys(), ...file.items.map(({ code }) => code)];
  const around = await surroundingsOf(tx, codes);
  for (const { content } of file.items) refuseFaulty(content, around);
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
