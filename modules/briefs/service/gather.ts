/** Reads what a brief is composed from: indicators through their door, notable cases through their views. */
import { instantAt } from '#platform/calendar/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { indicatorReader } from '#modules/indicators/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Period } from '../contract/shapes.ts';
import type { SectionPlan, TemplateInput } from '../contract/template.ts';
import type { Gathered } from '../rules/compose.ts';
import { plusDays } from '../rules/days.ts';
import type { Frame, SectionFacts } from '../rules/facts.ts';
import { comparedPeriod } from '../rules/periods.ts';
import { notableOf } from './notable.ts';
import { Readings } from './readings.ts';

const dimensions = {
  villages: 'village',
  categories: 'category',
  channels: 'channel',
  departments: 'department',
} as const;

/** Gathers the facts of a template and a period, of the whole town whoever asks. */
export async function gather(tx: Tx, template: TemplateInput, period: Period): Promise<Gathered> {
  await elevate(tx);
  const { kind, compare: comparison } = template;
  const compared = comparedPeriod(kind, period, comparison);
  const frame: Frame = { kind, period, compared, comparison };
  const town = await ground(tx);
  const readings = new Readings(await indicatorReader(tx), frame, town.villages);
  const facts = new Map<string, SectionFacts>();
  for (const plan of template.sections) {
    if (plan.on) facts.set(plan.id, await factsOf(tx, plan, { frame, readings }));
  }
  return {
    frame,
    facts,
    measures: readings.used(),
    gaps: readings.gaps(),
    town: { zh: town.townName, en: town.townNameEn || town.townName },
    composedAt: tx.ctx.clock.now(),
  };
}

async function factsOf(
  tx: Tx,
  plan: SectionPlan,
  { frame, readings }: { frame: Frame; readings: Readings },
): Promise<SectionFacts> {
  switch (plan.kind) {
    case 'overview':
    case 'figures':
      return { kind: 'readings', readings: await readings.all(plan.indicators) };
    case 'villages':
    case 'categories':
    case 'channels':
    case 'departments':
      return {
        kind: 'divisions',
        divisions: await readings.divisions(plan.indicators, dimensions[plan.kind]),
      };
    case 'trend':
      return { kind: 'rows', rows: await readings.rows(plan.indicators) };
    case 'notable':
      return {
        kind: 'notable',
        notable: await notableOf(tx, instantsOf(frame.period), plan.limit),
      };
    case 'text':
      return { kind: 'nothing' };
  }
}

const instantsOf = ({ from, to }: Period) => ({
  from: instantAt(from),
  to: instantAt(plusDays(to, 1)),
});
