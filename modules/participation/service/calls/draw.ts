/** Drawing a round of satisfaction calls. */
import { randomBytes } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import { instantAt } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { askableReporters, phonesOf } from '#modules/reports/index.ts';
import type { RoundView } from '../../contract/index.ts';
import { problem } from '../../problems.ts';
import { draw, type FrameCase } from '../../rules/sample.ts';
import { closedCases, insertCalls, insertRound, restingPeople } from '../../store/calls.ts';
import type { CallRecord, RoundRecord } from '../../store/tables.ts';
import { newNumber, trimmed } from '../names.ts';
import { announce } from '../tell.ts';
import { roundViews } from './views.ts';

/** What is to be drawn. */
export interface DrawInput {
  readonly title: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly size: number;
  readonly restDays: number;
  readonly seed?: string;
  readonly script: string;
}

const dayMs = 86_400_000;

/** Draws a round. @throws times-wrong, nobody-to-call */
export async function drawRound(ctx: Ctx, input: DrawInput): Promise<RoundView> {
  const title = trimmed(input.title, 4, '/title');
  const script = trimmed(input.script, 10, '/script');
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await keepRound(tx, { ...input, title, script });
    const [view] = await roundViews(tx, [row]);
    if (!view) throw new Error('a round that was drawn is not seen');
    return view;
  });
}

/** The span of local days, both included. @throws times-wrong */
function spanOf({ fromDay, toDay }: DrawInput) {
  if (Number.isNaN(Date.parse(fromDay)) || Number.isNaN(Date.parse(toDay)) || toDay < fromDay) {
    throw problem('times-wrong', { why: `${fromDay} 至 ${toDay}` });
  }
  return { fromAt: instantAt(fromDay), toAt: new Date(instantAt(toDay).getTime() + dayMs) };
}

/** Draws and keeps a round with its calls. @throws times-wrong, nobody-to-call */
export async function keepRound(tx: Tx, input: DrawInput): Promise<RoundRecord> {
  const { ctx } = tx;
  const now = ctx.clock.now();
  const { fromAt, toAt } = spanOf(input);
  const cases = await closedCases(tx, fromAt, toAt);
  const askable = await askableReporters(
    tx,
    cases.map(({ id }) => id),
  );
  const resting = await restingPeople(tx, new Date(now.getTime() - input.restDays * dayMs));
  const frame = cases.map(({ id, leadDepartmentId, villageId }): FrameCase => {
    const person = askable.get(id)?.personKey ?? null;
    return {
      caseId: id,
      departmentId: leadDepartmentId ?? '',
      villageId: villageId ?? '',
      person: person !== null && resting.has(person) ? null : person,
    };
  });
  const seed = input.seed ?? randomBytes(8).toString('hex');
  const { caseIds, strata, frameDigest } = draw(frame, seed, input.size);
  if (caseIds.length === 0) throw problem('nobody-to-call');
  const { size, restDays, title, script } = input;
  const row: RoundRecord = {
    id: uuidv7(now.getTime()),
    tenantId: ctx.tenantId,
    number: await newNumber(tx, 'HF'),
    title,
    fromAt,
    toAt,
    size,
    restDays,
    seed,
    strata,
    frameDigest,
    script,
    state: 'open',
    result: null,
    drawnBy: ctx.actor.personId,
    drawnAt: now,
    publishedAt: null,
    version: 1,
  };
  await insertRound(tx, row);
  const byId = new Map(cases.map((one) => [one.id, one]));
  const reports = caseIds.map((id) => askable.get(id)?.reportId ?? '');
  const phones = await phonesOf(tx, reports);
  const calls = caseIds.flatMap((caseId, at): CallRecord[] => {
    const [matter, who] = [byId.get(caseId), askable.get(caseId)];
    const phone = phones.get(who?.reportId ?? '');
    if (!matter || !who || !phone) return [];
    return [callOf(row, { matter, phone, personKey: who.personKey, place: at + 1 })];
  });
  await insertCalls(tx, calls);
  const detail = { number: row.number, seed, size: calls.length, frameDigest };
  await audit(tx, [{ action: 'participation.drawRound', subject: row.id, detail }]);
  await announce(tx, 'roundChanged', row);
  return row;
}

interface Called {
  readonly matter: Awaited<ReturnType<typeof closedCases>>[number];
  readonly phone: string;
  readonly personKey: string;
  readonly place: number;
}

function callOf(round: RoundRecord, { matter, phone, personKey, place }: Called): CallRecord {
  return {
    id: uuidv7(round.drawnAt.getTime()),
    tenantId: round.tenantId,
    roundId: round.id,
    place,
    caseId: matter.id,
    caseNumber: matter.number,
    departmentId: matter.leadDepartmentId,
    villageId: matter.villageId,
    phone,
    personKey,
    state: 'toCall',
    attempts: 0,
    score: null,
    solved: null,
    words: '',
    calledBy: null,
    calledAt: null,
  };
}
