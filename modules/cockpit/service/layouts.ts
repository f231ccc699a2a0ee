/** Layouts: what ships, what was changed here, and saving it with its versions. */
import { definitionsIn } from '#modules/indicators/index.ts';
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { generalProblem, type ProblemPlace } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { shippedLayouts } from '../catalogue/index.ts';
import type { LayoutView } from '../contract/board.ts';
import { events } from '../contract/index.ts';
import type { Audience, LayoutContent } from '../contract/tile.ts';
import { problem } from '../problems.ts';
import { type LayoutFault, layoutFaults } from '../contract/tile-rules.ts';
import { deleteLayout, layoutRows, lockLayout, saveLayouts } from '../store/layouts.ts';
import type { LayoutRow } from '../store/tables.ts';

/** Kind of the versions of layouts. */
export const layoutVersions = 'cockpit.layout';

/** A layout as screens and editors see it. */
export function layoutView(code: string, row: LayoutRow | undefined): LayoutView | null {
  const content = row?.content ?? shippedLayouts.get(code);
  if (!content) return null;
  return {
    code,
    ...content,
    shipped: shippedLayouts.has(code),
    version: row?.version ?? 0,
    savedAt: row?.savedAt.toISOString() ?? null,
    savedByName: row?.savedByName ?? '',
  };
}

/** All layouts in force: those of this town, and the shipped ones that nobody touched. */
export async function layoutsIn(tx: Tx): Promise<LayoutView[]> {
  const rows = new Map((await layoutRows(tx)).map((row) => [row.code, row]));
  const codes = [...new Set([...shippedLayouts.keys(), ...rows.keys()])];
  return codes.flatMap((code) => layoutView(code, rows.get(code)) ?? []);
}

/** The layout of an audience at a place: one made for the very place before the general one. */
export async function layoutFor(
  tx: Tx,
  audience: Audience,
  placeCode: string,
): Promise<LayoutView> {
  const fitting = (await layoutsIn(tx)).filter((layout) => layout.audience === audience);
  const found =
    fitting.find((layout) => layout.placeCode === placeCode && placeCode !== '') ??
    fitting.find((layout) => layout.placeCode === '' && layout.shipped) ??
    fitting.find((layout) => layout.placeCode === '');
  if (!found) throw problem('layout-unknown', { code: audience });
  return found;
}

/** Makes a layout. @throws layout-taken, layout-faulty, board-place-unknown */
export function createLayout(ctx: Ctx, code: string, content: LayoutContent): Promise<LayoutView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    if (shippedLayouts.has(code) || (await lockLayout(tx, code))) {
      throw problem('layout-taken', { code });
    }
    return keep(tx, code, content, 0);
  });
}

/** Changes a layout. @throws layout-unknown, changed-meanwhile, layout-faulty, board-place-unknown */
export function saveLayout(
  ctx: Ctx,
  code: string,
  given: { readonly content: LayoutContent; readonly version: number },
): Promise<LayoutView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const version = await versionNow(tx, code, given.version);
    return keep(tx, code, given.content, version);
  });
}

/** Puts a shipped layout back. @throws layout-unknown, layout-not-shipped, changed-meanwhile */
export function resetLayout(ctx: Ctx, code: string, version: number): Promise<LayoutView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await versionNow(tx, code, version);
    const content = shippedLayouts.get(code);
    if (!content) throw problem('layout-not-shipped', { code });
    await deleteLayout(tx, code);
    await saveVersions(tx, [{ kind: layoutVersions, subject: code, content }]);
    await told(tx, 'cockpit.resetLayout', code);
    return layoutView(code, undefined) as LayoutView;
  });
}

/** Removes a layout that was made here. @throws layout-unknown, layout-is-shipped */
export function removeLayout(ctx: Ctx, code: string): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    if (shippedLayouts.has(code)) throw problem('layout-is-shipped', { code });
    if (!(await lockLayout(tx, code))) throw problem('layout-unknown', { code });
    await deleteLayout(tx, code);
    await told(tx, 'cockpit.removeLayout', code);
  });
}

/** Takes layouts over what is there; all or none. @returns how many */
export function importLayouts(
  ctx: Ctx,
  items: readonly { readonly code: string; readonly content: LayoutContent }[],
): Promise<number> {
  return ctx.database.inTenant(ctx, async (tx) => {
    for (const { code, content } of items) {
      await keep(tx, code, content, (await lockLayout(tx, code))?.version ?? 0);
    }
    return items.length;
  });
}

async function versionNow(tx: Tx, code: string, expected: number): Promise<number> {
  const row = await lockLayout(tx, code);
  if (!row && !shippedLayouts.has(code)) throw problem('layout-unknown', { code });
  const version = row?.version ?? 0;
  if (version !== expected) {
    const what = row?.content.nameZh ?? shippedLayouts.get(code)?.nameZh ?? code;
    throw generalProblem('changed-meanwhile', { what });
  }
  return version;
}

async function keep(
  tx: Tx,
  code: string,
  content: LayoutContent,
  before: number,
): Promise<LayoutView> {
  await prove(tx, content);
  const { ctx } = tx;
  const row: LayoutRow = {
    tenantId: ctx.tenantId,
    code,
    content,
    version: before + 1,
    savedAt: ctx.clock.now(),
    savedByName: ctx.actor.name,
  };
  await saveLayouts(tx, [row]);
  await saveVersions(tx, [{ kind: layoutVersions, subject: code, content }]);
  await told(tx, 'cockpit.saveLayout', code);
  return layoutView(code, row) as LayoutView;
}

async function told(tx: Tx, action: string, code: string): Promise<void> {
  await audit(tx, [{ action, subject: code }]);
  const audience = { everyone: true };
  await emit(tx, [{ type: events.arranged, subject: code, payload: { code }, audience }]);
}

type Said = (what: string) => Pick<ProblemPlace, 'detail' | 'detailEn'>;

const say =
  (zh: (what: string) => string, en: (what: string) => string): Said =>
  (what) => ({ detail: zh(what), detailEn: en(what) });

const words: Readonly<Record<LayoutFault['code'], Said>> = {
  twice: say(
    (what) => `磁贴编号“${what}”重复`,
    (what) => `the id “${what}” of a tile stands twice`,
  ),
  outside: say(
    () => '磁贴超出版面',
    () => 'the tile stands outside the layout',
  ),
  overlap: say(
    (what) => `与磁贴“${what}”重叠`,
    (what) => `it overlaps the tile “${what}”`,
  ),
  indicators: say(
    (what) => `需要 ${what} 个指标`,
    (what) => `it takes ${what} indicators`,
  ),
  'unknown-indicator': say(
    (what) => `没有指标“${what}”`,
    (what) => `there is no indicator “${what}”`,
  ),
  by: say(
    () => '没有选择按什么分组',
    () => 'by what it is divided was not chosen',
  ),
  text: say(
    () => '没有填写文字',
    () => 'its text is empty',
  ),
};

/** Proves that a layout hangs together. @throws layout-faulty, board-place-unknown */
async function prove(tx: Tx, content: LayoutContent): Promise<void> {
  const known = new Set((await definitionsIn(tx)).map(({ code }) => code));
  const faults = layoutFaults(content, known);
  if (faults.length > 0) {
    throw problem(
      'layout-faulty',
      { count: faults.length },
      faults.map(({ pointer, code, what }) => ({ pointer, ...words[code](what) })),
    );
  }
  const { audience, placeCode: code } = content;
  if (code === '' || (audience !== 'village' && audience !== 'gridCell')) return;
  const { villages, gridCells } = await ground(tx);
  const places = audience === 'village' ? villages : gridCells;
  if (!places.some((place) => place.code === code)) throw problem('board-place-unknown', { code });
}
