/** Acts on an application: the table of stages decides, the case behind it carries out; one transaction. */
import { audit } from '#platform/audit/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { actInTransaction } from '#modules/cases/index.ts';
import type { Drive, Party, Stage, StageAct } from '../contract/stages.ts';
import { problem } from '../problems.ts';
import { type ActInput, effectOf } from '../rules/effects.ts';
import { isEnd, moveOf, stageAfter } from '../rules/transition.ts';
import { actWords, needWords, stageWords } from '../rules/words.ts';
import { updateApplication } from '../store/applications.ts';
import type { ApplicationRecord } from '../store/tables.ts';
import { withdrawFee } from './fees.ts';
import { announce } from './tell.ts';

/** An act asked for. */
export interface ActRequest {
  readonly act: StageAct;
  readonly parties: readonly Party[];
  readonly input: ActInput;
  /** What the act changes besides what follows from the table (new answers). */
  readonly change?: Partial<ApplicationRecord>;
}

/**
 * Takes an act on a locked application. Telling people is the caller's.
 * @throws act-not-open, act-not-yours, act-lacks, changed-meanwhile, fee-due, and what the case refuses
 */
export async function takeAct(
  tx: Tx,
  before: ApplicationRecord,
  { act, parties, input, change = {} }: ActRequest,
): Promise<ApplicationRecord> {
  const stage = judge(tx, before, { act, parties, input });
  if (act === 'deliver' && before.feeState === 'due') {
    throw problem('fee-due', { number: before.number });
  }
  await elevate(tx);
  const now = tx.ctx.clock.now();
  const effect = effectOf(act, input, tx.ctx.actor.personId);
  for (const step of moveOf(act).drive) await drive(tx, before, { step, act, input });
  const after = await updateApplication(tx, before, {
    ...effect,
    ...change,
    stage,
    endedAt: before.endedAt ?? (isEnd(stage) ? now : null),
  });
  if (stage === 'withdrawn' || stage === 'declined' || stage === 'refused') {
    await withdrawFee(tx, before, actWords[act].zh);
  }
  const detail = { number: before.number, from: before.stage, to: stage };
  await audit(tx, [{ action: `services.${act}`, subject: before.id, detail }]);
  await announce(tx, after, act);
  return after;
}

function judge(
  { ctx }: Tx,
  before: ApplicationRecord,
  { act, parties, input }: Omit<ActRequest, 'change'>,
): Stage {
  const { locale } = ctx;
  const [name, number] = [actWords[act][locale], before.number];
  if (!moveOf(act).by.some((party) => parties.includes(party))) {
    throw problem('application-act-foreign', { act: name });
  }
  const stage = stageAfter(before.stage, act);
  if (!stage || (act === 'rate' && before.rating !== null)) {
    throw problem('application-act-closed', {
      number,
      stage: stageWords[before.stage][locale],
      act: name,
    });
  }
  if (input.version !== undefined && input.version !== before.version) {
    throw generalProblem('changed-meanwhile', { what: `办件 ${number}` });
  }
  const missing = moveOf(act).needs.filter((need) => !input[need]);
  if (missing.length > 0) {
    const words = missing.map((need) => needWords[need][locale]).join('、');
    const places = missing.map((need) => ({
      pointer: `/${need}`,
      detail: needWords[need][locale],
    }));
    throw problem('application-act-lacks', { act: name, missing: words }, places);
  }
  return stage;
}

/** One step of the case. */
async function drive(
  tx: Tx,
  { caseId }: ApplicationRecord,
  { step, act, input }: { readonly step: Drive; readonly act: StageAct; readonly input: ActInput },
): Promise<void> {
  const said = input.words?.trim();
  const reason = said ? `${actWords[act].zh}：${said}` : actWords[act].zh;
  await actInTransaction(tx, {
    caseId,
    action: step,
    byProcedure: true,
    isReporter: step === 'rate',
    input: {
      ...(step === 'rate' ? (said ? { reason: said } : {}) : { reason }),
      ...(step === 'suspend' && input.until ? { until: input.until } : {}),
      ...(step === 'rate' && input.stars ? { stars: input.stars } : {}),
    },
  });
}
