/** What people do with alarms: acknowledge, clear, comment, open a case. */
import type { Ctx } from '#platform/context/index.ts';
import { audit } from '#platform/audit/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { detailsOf, generalProblem, Problem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import { casesByIds } from '#modules/cases/index.ts';
import { ruleSentence } from '../contract/index.ts';
import { problem } from '../contract/problems.ts';
import { stateAfter, stateOf } from '../states.ts';
import { lockAlarm, updateAlarm } from '../store/alarms.ts';
import { ruleById } from '../store/rules.ts';
import type { AlarmRecord } from '../store/tables.ts';
import { isCategory, openCaseFor } from './case-link.ts';
import { clearLocked } from './clear.ts';
import { namesFor } from './names.ts';
import { tellStep } from './story.ts';

/** What a person may do with one alarm or many. */
export type HandAction = 'acknowledge' | 'clear' | 'comment';

const words = { acknowledge: '确认', clear: '解除', comment: '备注' } as const;

/** Acts on one alarm. @throws not-found, alarm-action-not-possible, alarm-note-missing */
export async function actOnAlarm(
  ctx: Ctx,
  alarmId: string,
  action: HandAction,
  said: string,
): Promise<void> {
  const note = maskPersonal(said.trim()).text;
  if (action !== 'acknowledge' && !note) throw problem('alarm-note-missing');
  await ctx.database.inTenant(ctx, async (tx) => {
    const alarm = await visible(tx, alarmId);
    if (stateAfter(action, stateOf(alarm.active, alarm.acknowledged)) === null) {
      throw problem('alarm-action-not-possible', { number: alarm.number, action: words[action] });
    }
    await audit(tx, [{ action: `alarms.${action}`, subject: alarmId }]);
    // The right on the alarm is proved; its case may lie beyond the actor's reach.
    await elevate(tx);
    if (action === 'acknowledge') await acknowledge(tx, alarm, note);
    else if (action === 'comment') await tellStep(tx, 'changed', { alarm, action, note });
    else await clearLocked(tx, alarm, { at: ctx.clock.now(), reason: 'byHand', note });
  });
}

async function visible(tx: Tx, alarmId: string): Promise<AlarmRecord> {
  const alarm = await lockAlarm(tx, alarmId);
  if (!alarm) throw generalProblem('not-found', { what: '告警' });
  return alarm;
}

async function acknowledge(tx: Tx, before: AlarmRecord, note: string): Promise<void> {
  await updateAlarm(tx, before, { acknowledged: true });
  const alarm = { ...before, acknowledged: true, version: before.version + 1 };
  await tellStep(tx, 'acknowledged', { alarm, action: 'acknowledge', note });
}

/** The same action on many; each succeeds or fails by itself. */
export async function actOnMany(
  ctx: Ctx,
  given: {
    readonly action: HandAction;
    readonly alarmIds: readonly string[];
    readonly note: string;
  },
) {
  const results = [];
  for (const alarmId of given.alarmIds) {
    try {
      await actOnAlarm(ctx, alarmId, given.action, given.note);
      results.push({ alarmId, done: true });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { code, title } = detailsOf(error, ctx.locale);
      results.push({ alarmId, done: false, problem: { code, title } });
    }
  }
  return { results };
}

/** Opens a case for an alarm that has none. @throws not-found, alarm-has-case, rule-category-unknown */
export function openCaseByHand(ctx: Ctx, alarmId: string, categoryCode: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await visible(tx, alarmId);
    await elevate(tx);
    const [present] = await casesByIds(tx, before.caseId ? [before.caseId] : []);
    if (present && !present.closedAt) {
      throw problem('alarm-has-case', { number: before.number, case: present.number });
    }
    if (!(await isCategory(tx, categoryCode))) {
      throw problem('rule-category-unknown', { category: categoryCode });
    }
    await updateAlarm(tx, before, { categoryCode });
    const alarm = { ...before, categoryCode, version: before.version + 1 };
    const rule = before.ruleId ? await ruleById(tx, before.ruleId) : undefined;
    const sentence = rule
      ? ruleSentence(rule.definition, await namesFor(tx, rule.definition.scope.modelCode), 'zh')
      : '';
    const linked = await openCaseFor(tx, alarm, sentence);
    return { caseId: linked.caseId ?? '', number: linked.caseNumber ?? '' };
  });
}
