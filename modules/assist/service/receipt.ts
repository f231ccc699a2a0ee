/** The printed receipt of a session: what was made, its number large, a code that opens it, whom to call. */
import QRCode from 'qrcode';
import { assistReceiptsSlot, type ReceiptLine } from '#platform/assist-acts/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { Slots } from '#platform/slots/index.ts';
import { personById } from '#modules/people/index.ts';
import { receiptFor } from '#modules/reports/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { ReceiptView } from '../contract/index.ts';
import { madeOf } from '../rules/made.ts';
import { actsOfMandates, readSession } from '../store/sessions.ts';
import type { ActRow } from '../store/tables.ts';
import { kindWords } from './kind-words.ts';

/** Where residents reach the town, and who knows what stands behind a number. */
export interface ReceiptSurroundings {
  readonly origin: string;
  readonly slots: Slots;
}

/** @throws not-found */
export function sessionReceipt(
  ctx: Ctx,
  sessionId: string,
  around: ReceiptSurroundings,
): Promise<ReceiptView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await readSession(tx, sessionId);
    if (!row || row.agentId !== ctx.actor.personId)
      throw generalProblem('not-found', { what: '帮办会话' });
    const person = await personById(tx, row.principalId);
    const clerk = await personById(tx, row.agentId);
    const town = await ground(ctx);
    const acts = await actsOfMandates(tx, [row.id]);
    const items: ReceiptView['items'] = [];
    for (const act of madeOf(acts)) items.push(await itemOf(tx, act, around));
    return {
      number: row.number,
      townName: town.townName,
      hotline: town.dutyPhone,
      residentName: person?.name ?? '',
      clerkName: clerk?.name ?? '',
      at: (row.endedAt ?? ctx.clock.now()).toISOString(),
      items,
    };
  });
}

async function itemOf(
  tx: Tx,
  act: ActRow,
  { origin, slots }: ReceiptSurroundings,
): Promise<ReceiptView['items'][number]> {
  const words = kindWords[act.kind];
  const line = await lineOf(tx, act, slots);
  const code = line?.path ? drawn(`${origin}${line.path}`) : { path: '', side: 0 };
  return {
    titleZh: words.zh,
    titleEn: words.en,
    number: act.reference,
    what: line?.what ?? '',
    department: line?.department ?? '',
    dueAt: line?.dueAt?.toISOString() ?? null,
    qrPath: code.path,
    qrSide: code.side,
  };
}

async function lineOf(tx: Tx, act: ActRow, slots: Slots): Promise<ReceiptLine | undefined> {
  const { reference, principalId } = act;
  if (reference === '') return undefined;
  const report = await receiptFor(tx, reference, principalId);
  if (report) {
    const { categoryName, departmentName, dueAt, followPath } = report;
    return {
      what: categoryName,
      department: departmentName,
      dueAt: dueAt ? new Date(dueAt) : null,
      path: followPath,
    };
  }
  for (const source of slots.all(assistReceiptsSlot)) {
    const line = await source(tx, reference, principalId);
    if (line) return line;
  }
  return undefined;
}

/** A QR code as an SVG path of unit squares. */
function drawn(text: string): { readonly path: string; readonly side: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const squares: string[] = [];
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) if (modules.get(y, x)) squares.push(`M${x} ${y}h1v1h-1z`);
  return { path: squares.join(''), side: size };
}
