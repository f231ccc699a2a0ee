/** What the classifier learns from: the shipped texts, the catalogue's own words, officers' corrections. */
import type { Category } from '#modules/duties/index.ts';
import { corpusSamples } from '../corpus/index.ts';
import type { Sample } from '../rules/index.ts';

/** A correction counts as much as several written examples: it is how people here really write. */
const correctionWeight = 3;

/** Samples for a town's categories. Categories a town added itself learn from their own words. */
export function samplesFor(
  categories: readonly Category[],
  corrections: readonly { readonly text: string; readonly categoryCode: string }[],
  further: readonly Sample[] = [],
): Sample[] {
  const known = new Set(categories.map(({ code }) => code));
  const shipped: Sample[] = corpusSamples(1);
  const own = categories.flatMap(
    ({ code: label, nameZh, descriptionZh, keywords, registrationCondition }) => [
      { text: `${nameZh} ${descriptionZh}`, label },
      { text: registrationCondition || nameZh, label },
      ...keywords.map((text) => ({ text, label })),
    ],
  );
  const taught = corrections.map(({ text, categoryCode: label }) => ({
    text,
    label,
    weight: correctionWeight,
    // A message of its own: it also tells how far answers are to be trusted.
    group: text,
  }));
  return [...shipped, ...own, ...further, ...taught].filter(
    ({ label, text }) => known.has(label) && text.trim(),
  );
}
