/** What a definition would give, before it is saved; and all indicators at a glance. */
import {
  type FormulaPart,
  type Glance,
  type IndicatorInput,
  type Preview,
  standingOf,
} from '../contract/index.ts';
import { namesIn } from '../rules/definitions.ts';
import type { Nothing } from '../rules/formula/evaluate.ts';
import { lengthDays, type Span, spanBefore } from '../rules/period.ts';
import { bookWith } from './book.ts';
import { computeMany, groundFor, requireSpan } from './compute.ts';
import { prove } from './prove.ts';
import type { Desk, Question } from './question.ts';
import { factNames, valuesOf } from './views.ts';
import { type Ground, partOf, worthOf } from './worth.ts';

/** Longer spans have their trend by month. */
const longestByDay = 92;

/** Works a definition out without saving it. @throws formula-…, period-… */
export async function previewOf(
  desk: Desk,
  definition: IndicatorInput,
  span: Span,
): Promise<Preview> {
  const { ctx } = desk.tx;
  requireSpan(span);
  prove(ctx.locale, [definition], desk);
  const own = { ...desk, book: bookWith(desk.book, definition, ctx.clock.now()) };
  const { code } = definition;
  const question: Question = { span, where: null, by: 'nothing' };
  const named = namesIn(own.book.get(code)?.formula ?? { kind: 'number', value: 0 });
  const codes = [code, ...named.indicators.map((one) => one.code)];
  const ground = await groundFor(own, codes, question);
  return {
    whole: await valuesOf(own, code, { ...span, compare: 'before' }),
    byDay: await valuesOf(own, code, { ...span, by: 'day' }),
    byMonth: await valuesOf(own, code, { ...span, by: 'month' }),
    parts: partsOf(own, ground, named),
    nothing: whyNothing(own, ground, code),
  };
}

function whyNothing({ book }: Desk, ground: Ground, code: string): Nothing | null {
  const known = book.get(code);
  const heard: Nothing[] = [];
  const value = known ? worthOf(known, ground, '', (nothing) => heard.push(nothing)) : null;
  return value === null ? (heard[0] ?? { reason: 'no-data', at: 0 }) : null;
}

function partsOf(
  { book, sources }: Desk,
  ground: Ground,
  { facts, indicators }: ReturnType<typeof namesIn>,
): FormulaPart[] {
  const titles = new Map(factNames(sources).map((one) => [one.name, one]));
  const parts = new Map<string, FormulaPart>();
  for (const { source, measure } of facts) {
    const name = `${source}.${measure}`;
    const { titleZh = name, titleEn = name, kind } = titles.get(name) ?? {};
    // A spread has no one number; how many facts have one is in the count.
    if (kind === 'spread') continue;
    parts.set(name, { name, titleZh, titleEn, value: partOf(ground, '', source, measure) });
  }
  for (const { code } of indicators) {
    const other = book.get(code);
    if (!other) continue;
    const { nameZh: titleZh, nameEn: titleEn } = other.content;
    const name = `@${code}`;
    parts.set(name, { name, titleZh, titleEn, value: worthOf(other, ground, '') });
  }
  return [...parts.values()];
}

/** Numbers of a span at a glance; what indicators share is read once. @throws indicator-unknown, period-… */
export async function glances(
  desk: Desk,
  span: Span,
  asked: readonly string[] | undefined,
): Promise<Glance[]> {
  requireSpan(span);
  const active = desk.book.all.filter(({ row }) => row.active).map(({ row }) => row.code);
  const codes = asked ?? active;
  const question = { span, where: null, by: 'nothing' as const };
  const by = lengthDays(span) > longestByDay ? 'month' : 'day';
  const whole = await computeMany(desk, codes, question);
  const before = await computeMany(desk, codes, { ...question, span: spanBefore(span) });
  const trends = await computeMany(desk, codes, { ...question, by });
  return codes.map((code) => {
    const value = whole.get(code)?.[0]?.value ?? null;
    const bounds = desk.book.get(code)?.content;
    return {
      code,
      value,
      before: before.get(code)?.[0]?.value ?? null,
      standing: bounds ? standingOf(bounds, value) : 'none',
      trend: trends.get(code) ?? [],
    };
  });
}
