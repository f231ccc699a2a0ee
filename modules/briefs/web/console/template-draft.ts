import type { SectionPlan, Template, TemplateInput } from '../../contract/index.ts';

/** A template without what the server adds. */
export function contentOf(template: Template): TemplateInput {
  const {
    active: _a,
    version: _v,
    savedAt: _s,
    savedByName: _b,
    nextAt: _n,
    ...content
  } = template;
  return content;
}

/** A section of a kind that does not stand in the list yet. */
export function newSection(
  kind: SectionPlan['kind'],
  titles: { zh: string; en: string },
  present: readonly SectionPlan[],
): SectionPlan {
  const taken = new Set(present.map(({ id }) => id));
  let id: string = kind;
  for (let at = 2; taken.has(id); at += 1) id = `${kind}-${at}`;
  return {
    id,
    kind,
    on: true,
    titleZh: titles.zh,
    titleEn: titles.en,
    indicators: [],
    limit: 5,
    chart: true,
    textZh: '',
    textEn: '',
  };
}

/** The list with the section at a place moved up (-1) or down (1). */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const target = at + by;
  if (target < 0 || target >= list.length) return [...list];
  const next = [...list];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(target, 0, one);
  return next;
}
