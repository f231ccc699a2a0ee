/** From a template and what was gathered to the brief. Pure: the same facts give the same words. */
import type { BriefDocument, Section } from '../contract/document.ts';
import type { Words } from '../contract/shapes.ts';
import type { SectionPlan, TemplateInput } from '../contract/template.ts';
import type { Frame, Measure, SectionFacts } from './facts.ts';
import { divided } from './sections/divided.ts';
import { figures, notable, standingText, trend } from './sections/others.ts';
import { overview } from './sections/overview.ts';
import { emptySection } from './sections/section.ts';
import { typesetAll } from './typeset.ts';

/** What was gathered for a template and a period. */
export interface Gathered {
  readonly frame: Frame;
  readonly facts: ReadonlyMap<string, SectionFacts>;
  readonly measures: readonly Measure[];
  readonly gaps: readonly string[];
  readonly town: Words;
  readonly composedAt: Date;
}

/** Where a brief stands among its like. */
export interface Numbering {
  readonly year: number;
  readonly number: number;
}

/** Composes a brief. */
export function compose(
  template: TemplateInput,
  gathered: Gathered,
  { year, number }: Numbering,
): BriefDocument {
  const { frame, facts, measures, gaps, town, composedAt } = gathered;
  const sections = template.sections
    .filter(({ on }) => on)
    .map((plan) => sectionOf(plan, facts.get(plan.id) ?? { kind: 'nothing' }, frame))
    .filter(isSaying);
  return typesetAll({
    kind: template.kind,
    title: { zh: template.titleZh, en: template.titleEn || template.titleZh },
    issuer: { zh: template.issuerZh, en: template.issuerEn || template.issuerZh },
    town,
    number,
    year,
    period: frame.period,
    compared: frame.compared,
    composedAt: composedAt.toISOString(),
    sections,
    definitions: measures.map(({ code, name, meaning, formula }) => ({
      code,
      name,
      meaning,
      formula,
    })),
    gaps: [...gaps],
  });
}

function sectionOf(plan: SectionPlan, facts: SectionFacts, frame: Frame): Section {
  if (plan.kind === 'text') return standingText(plan);
  switch (facts.kind) {
    case 'readings':
      return plan.kind === 'figures'
        ? figures(plan, facts.readings, frame)
        : overview(plan, facts.readings, frame);
    case 'divisions':
      return divided(plan, facts.divisions, frame);
    case 'rows':
      return trend(plan, facts.rows, frame);
    case 'notable':
      return notable(plan, facts.notable, frame);
    case 'nothing':
      return emptySection(plan);
  }
}

/** A section without a word, number or line is left out. */
const isSaying = ({ sentences, figures: numbers, tables, charts }: Section): boolean =>
  sentences.length + numbers.length + tables.length + charts.length > 0;
