/** What follows from a rule's verdict: an alarm is raised, eased or cleared. */
import type { Tx } from '#platform/database/index.ts';
import { conditionKey, ruleSentence, valueText, worse } from '../contract/index.ts';
import type { RuleBook } from '../rules/book.ts';
import type { Outcome } from '../rules/step.ts';
import { activeThings } from '../store/states.ts';
import { clearAlarm, easeAlarm } from './clear.ts';
import type { Pair } from './memory.ts';
import { namesFor } from './names.ts';
import { raiseAlarm } from './raise.ts';

/** A verdict with what it was judged on. */
export interface Verdict {
  readonly book: RuleBook;
  readonly pair: Pair;
  readonly outcome: Outcome;
}

/** Does what follows from a verdict, in the running transaction. */
export async function carryOut(tx: Tx, verdict: Verdict): Promise<void> {
  const { outcome, pair } = verdict;
  if (outcome.kind === 'raise') return raise(tx, verdict);
  const reason = outcome.reason;
  await letGo(tx, verdict.book, pair, { at: new Date(outcome.at), reason });
}

async function raise(tx: Tx, { pair, outcome }: Verdict): Promise<void> {
  const { rule, thing } = pair;
  const { definition } = rule;
  const names = await namesFor(tx, definition.scope.modelCode);
  await raiseAlarm(tx, {
    thingId: thing.id,
    type: definition.type,
    titleZh: definition.titleZh,
    titleEn: definition.titleEn,
    severity: definition.severity,
    at: new Date(outcome.at),
    value: valueOf(pair, outcome, names),
    ruleId: rule.id,
    categoryCode: definition.categoryCode,
    flapSeconds: definition.flapSeconds,
    sentence: ruleSentence(definition, names, 'zh'),
  });
}

type Names = Awaited<ReturnType<typeof namesFor>>;

/** The value that decided, as people read it; empty for silence. */
function valueOf({ rule }: Pair, outcome: Outcome, names: Names): string {
  const key = conditionKey(rule.definition.when);
  const last = key ? outcome.last[key] : undefined;
  return key && last ? valueText(last.value, names.property(key, null), 'zh') : '';
}

/** A rule lets an alarm go; it clears when no other rule of its type still holds it. */
export async function letGo(
  tx: Tx,
  book: RuleBook,
  { rule, thing }: Pair,
  how: { readonly at: Date; readonly reason: string },
): Promise<void> {
  const { type } = rule.definition;
  const others = book.sharing(rule).filter((one) => one.covers(thing));
  const holding = await activeThings(
    tx,
    others.map(({ id }) => id),
  );
  const held = holding
    .filter(({ thingId }) => thingId === thing.id)
    .flatMap(({ ruleId }) => book.byId(ruleId) ?? []);
  const [first, ...rest] = held.map((one) => one.definition.severity);
  if (first) await easeAlarm(tx, { thingId: thing.id, type }, rest.reduce(worse, first));
  else await clearAlarm(tx, { thingId: thing.id, type, ...how });
}
