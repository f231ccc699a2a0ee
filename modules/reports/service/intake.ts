/**
 * Group commit: reports that arrive together are opened in one transaction, and each is answered
 * after that transaction has committed. One report alone waits for nobody.
 */
import { randomBytes } from 'node:crypto';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import { together, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import {
  type OpenedCase,
  openCases,
  reserveNumbers,
  type ReservedNumbers,
} from '#modules/cases/index.ts';
import { adopt } from '#modules/files/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { events, type ReportReceipt } from '../contract/index.ts';
import { insertReports, isRepeat, reportsByKeys } from '../store/reports.ts';
import type { ReportRecord } from '../store/tables.ts';
import type { Prepared } from './prepare.ts';
import { receiptAgain } from './receipt.ts';

interface Waiting {
  readonly ctx: Ctx;
  readonly prepared: Prepared;
  /** Its key was seen lately: most probably a repeat. */
  readonly again: boolean;
  readonly resolve: (receipt: ReportReceipt) => void;
  readonly reject: (error: unknown) => void;
}

/** Rows that one transaction takes at most: enough to share a commit, few enough to stay quick. */
const batchLimit = 64;
/** Batches of a tenant under way at once: while PostgreSQL writes one, the next is made ready. */
const batchesAtOnce = 2;

/** The queue of one tenant in one process. */
class Intake {
  readonly #waiting: Waiting[] = [];
  #running = 0;

  submit(ctx: Ctx, prepared: Prepared, again: boolean): Promise<ReportReceipt> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ctx, prepared, again, resolve, reject });
      if (this.#running < batchesAtOnce) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#running += 1;
    try {
      // One turn of the event loop lets requests that arrived together join.
      await new Promise((next) => setImmediate(next));
      while (this.#waiting.length > 0) await settleBatch(this.#waiting.splice(0, batchLimit));
    } finally {
      this.#running -= 1;
    }
  }
}

const intakes = new Map<string, Intake>();

/** Opens a prepared report together with those that arrive in the same moment. */
export function submitPrepared(
  ctx: Ctx,
  prepared: Prepared,
  again: boolean,
): Promise<ReportReceipt> {
  const key = `${ctx.database.url}|${ctx.tenantId}`;
  let intake = intakes.get(key);
  if (!intake) {
    intake = new Intake();
    intakes.set(key, intake);
  }
  return intake.submit(ctx, prepared, again);
}

/** Opens a batch; when it fails, each alone, so that one bad report harms no other. */
async function settleBatch(batch: readonly Waiting[]): Promise<void> {
  const [first] = batch;
  if (!first) return;
  try {
    const receipts = await openOnce(first.ctx, batch);
    batch.forEach(({ resolve, reject }, index) => {
      const receipt = receipts[index];
      if (receipt) resolve(receipt);
      else reject(new Error('a report without a receipt'));
    });
  } catch (error) {
    if (batch.length === 1) first.reject(error);
    else for (const one of batch) await settleBatch([one]);
  }
}

/**
 * First receipts are looked up when a key was seen lately, or when the unique index of the keys
 * says that one is there: a repeat after a restart.
 */
async function openOnce(ctx: Ctx, waiting: readonly Waiting[]): Promise<ReportReceipt[]> {
  const batch = waiting.map(({ prepared }) => prepared);
  if (waiting.some(({ again }) => again)) return openBatch(ctx, batch, knownReceipts);
  const reserved = await reserveNumbers(asSystem(ctx), batch.length);
  try {
    return await openBatch(ctx, batch, noReceipts, reserved);
  } catch (error) {
    if (!isRepeat(error)) throw error;
    return openBatch(ctx, batch, knownReceipts);
  }
}

const asSystem = (ctx: Ctx): Ctx => ({ ...ctx, actor: systemActor });

const noReceipts = () => Promise.resolve(new Map<string, ReportReceipt>());

async function openBatch(
  ctx: Ctx,
  batch: readonly Prepared[],
  receiptsOf: typeof knownReceipts,
  reserved: ReservedNumbers | null = null,
): Promise<ReportReceipt[]> {
  return ctx.database.inTenant(asSystem(ctx), async (tx) => {
    const receipts = await receiptsOf(tx, batch);
    const fresh = batch.filter(
      (one, index) => !receipts.has(keyOf(one)) && firstOfKey(batch, index),
    );
    await together(tx, async () => {
      const opened = await openCases(
        tx,
        fresh.map(({ matter }) => matter),
        reserved,
      );
      const reports = fresh.map((one, index) => reportOf(tx, one, opened[index] as OpenedCase));
      await insertReports(tx, reports);
      for (const [index, one] of fresh.entries()) {
        const report = reports[index] as ReportRecord;
        receipts.set(keyOf(one), receiptOf(report, opened[index] as OpenedCase));
      }
      await tellReporters(tx, fresh, receipts);
      await emit(
        tx,
        reports.map((report) => submittedEvent(report)),
      );
    });
    for (const one of fresh) {
      const ownerId = receipts.get(keyOf(one))?.caseId;
      if (one.fileIds.length > 0 && ownerId) {
        await adopt(tx, one.fileIds, { owner: 'case', ownerId });
      }
    }
    return batch.map((one) => receipts.get(keyOf(one)) as ReportReceipt);
  });
}

/** Reports without a key are never the same; the object itself is their key. */
const keys = new WeakMap<Prepared, string>();
function keyOf(one: Prepared): string {
  if (one.idempotencyKey) return `${one.device}|${one.idempotencyKey}`;
  let own = keys.get(one);
  if (!own) {
    own = uuidv7();
    keys.set(one, own);
  }
  return own;
}

function firstOfKey(batch: readonly Prepared[], index: number): boolean {
  const one = batch[index] as Prepared;
  return !one.idempotencyKey || batch.findIndex((other) => keyOf(other) === keyOf(one)) === index;
}

async function knownReceipts(
  tx: Tx,
  batch: readonly Prepared[],
): Promise<Map<string, ReportReceipt>> {
  const keyed = batch.flatMap(({ device, idempotencyKey }) =>
    idempotencyKey ? [{ device, key: idempotencyKey }] : [],
  );
  const receipts = new Map<string, ReportReceipt>();
  for (const report of await reportsByKeys(tx, keyed)) {
    receipts.set(`${report.device}|${report.idempotencyKey}`, await receiptAgain(tx, report));
  }
  return receipts;
}

function reportOf(tx: Tx, one: Prepared, opened: OpenedCase): ReportRecord {
  const { matter, input } = one;
  return {
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    number: opened.number,
    token: randomBytes(9).toString('base64url'),
    caseId: opened.id,
    channel: one.channel,
    text: input.text?.trim() ?? '',
    categoryCode: matter.categoryCode,
    givenCategory: one.givenCategory,
    address: matter.address,
    longitude: matter.position?.longitude ?? null,
    latitude: matter.position?.latitude ?? null,
    positionSource: one.positionSource,
    placeCode: input.placeCode ?? null,
    reporterId: one.reporterId,
    reporterName: one.reporterName,
    reporterPhone: one.phone,
    anonymous: input.anonymous ?? false,
    confidential: input.confidential ?? false,
    takenBy: one.takenBy,
    device: one.device,
    idempotencyKey: one.idempotencyKey,
    fileIds: [...one.fileIds],
    question: null,
    questionAt: null,
    answeredAt: null,
    seenAt: input.seenAt ? new Date(input.seenAt) : null,
    reportedAt: tx.ctx.clock.now(),
  };
}

function receiptOf(report: ReportRecord, opened: OpenedCase): ReportReceipt {
  return {
    reportId: report.id,
    number: report.number,
    token: report.token,
    caseId: opened.id,
    caseNumber: opened.number,
    state: opened.state,
    categoryName: opened.categoryName,
    departmentName: opened.departmentName,
    gridWorkerTold: opened.gridWorkerId !== null,
    dueAt: opened.dueAt?.toISOString() ?? null,
    address: report.address,
    followPath: `/r/${report.number}?t=${report.token}`,
  };
}

async function tellReporters(
  tx: Tx,
  fresh: readonly Prepared[],
  receipts: ReadonlyMap<string, ReportReceipt>,
): Promise<void> {
  const messages = fresh.flatMap((one) => {
    const receipt = receipts.get(keyOf(one));
    if (!receipt || (!one.phone && !one.reporterId) || one.channel === 'gridWorker') return [];
    const to = {
      name: one.reporterName,
      ...(one.phone ? { phone: one.phone } : {}),
      ...(one.reporterId ? { personId: one.reporterId } : {}),
    };
    const values = {
      number: receipt.number,
      title: one.matter.title,
      category: receipt.categoryName,
      department: receipt.departmentName || '值班员',
      deadline: receipt.dueAt ? exactInstant(new Date(receipt.dueAt)) : '尽快',
      link: receipt.followPath,
    };
    const subject = { kind: 'report', id: receipt.reportId };
    return [
      {
        template: 'report.received',
        values,
        to,
        urgency: 'routine' as const,
        subject,
        link: receipt.followPath,
      },
    ];
  });
  if (messages.length > 0) await queueMessages(tx, messages);
}

function submittedEvent(report: ReportRecord) {
  return {
    type: events.submitted,
    subject: report.caseId,
    payload: { reportId: report.id, caseId: report.caseId, channel: report.channel },
    audience: {},
  };
}
