/** Definitions, facts and answers as the screens read them. */
import type { Tx } from '#platform/database/index.ts';
import type { FactName, Indicator, ValueQuery, Values } from '../contract/index.ts';
import { type Span, spanBefore, spanYearBefore } from '../rules/period.ts';
import { problem } from '../problems.ts';
import type { DefinitionRow } from '../store/tables.ts';
import { namer } from './names.ts';
import { groundOf, type IndicatorBook, livePrefix, type Sources } from './book.ts';
import { type Answer, compute } from './compute.ts';
import type { Desk, Question } from './question.ts';

/** A definition in force. */
export function indicatorOf(
  row: DefinitionRow,
  book: Pick<IndicatorBook, 'formulas'>,
  sources: Sources,
): Indicator {
  const { dimensions, facts, live } = groundOf(row.code, book, sources);
  return {
    ...row.content,
    shipped: row.shipped,
    active: row.active,
    version: row.version,
    savedAt: row.savedAt.toISOString(),
    savedByName: row.savedByName,
    dimensions,
    isLive: facts.length === 0 && live.length > 0,
  };
}

/** Every name that a formula may use. */
export function factNames({ facts, live }: Sources): FactName[] {
  const counted = [...facts.values()].flatMap((source): FactName[] => {
    const about = {
      meaningZh: source.meaningZh,
      meaningEn: source.meaningEn,
      dimensions: [...source.dimensions],
    };
    const title = (zh: string, en: string) => ({
      titleZh: `${source.titleZh} · ${zh}`,
      titleEn: `${source.titleEn} · ${en}`,
    });
    return [
      { name: `${source.code}.n`, kind: 'count', ...title('件数', 'count'), unit: '1', ...about },
      ...source.measures.map(
        ({ key, titleZh, titleEn, unit }): FactName => ({
          name: `${source.code}.${key}`,
          kind: 'sum',
          ...title(titleZh, titleEn),
          unit,
          ...about,
        }),
      ),
      ...(source.spread
        ? [
            {
              name: `${source.code}.${source.spread.key}`,
              kind: 'spread' as const,
              ...title(source.spread.titleZh, source.spread.titleEn),
              unit: source.spread.unit,
              ...about,
            },
          ]
        : []),
    ];
  });
  const now = [...live.values()].map(
    (number): FactName => ({
      name: `${livePrefix}${number.code}`,
      kind: 'now',
      titleZh: number.titleZh,
      titleEn: number.titleEn,
      meaningZh: number.meaningZh,
      meaningEn: number.meaningEn,
      unit: number.unit,
      dimensions: [...number.dimensions],
    }),
  );
  return [...counted, ...now];
}

/** The answer to a question, named and compared. @throws part-half-said */
export async function valuesOf(desk: Desk, code: string, query: ValueQuery): Promise<Values> {
  const span = { from: query.from, to: query.to };
  const by = query.by ?? 'nothing';
  const where = partOf(query);
  const answer = async (of: Span) =>
    named(desk.tx, by, await compute(desk, { code, span: of, where, by }));
  const other = query.compare ? comparedSpan(span, query.compare) : null;
  const { facts, live } = groundOf(code, desk.book, desk.sources);
  return {
    code,
    ...span,
    values: await answer(span),
    compared: other ? { ...other, values: await answer(other) } : null,
    sources: facts.map((source) => source.code),
    liveEvents: [...new Set(live.flatMap(({ events }) => events))],
  };
}

/** The part of the town that is asked about. @throws part-half-said rather than answer for the whole */
function partOf({ dimension, key }: ValueQuery): Question['where'] {
  if (dimension === undefined && key === undefined) return null;
  if (dimension === undefined || key === undefined) throw problem('part-half-said');
  return { dimension, key };
}

const comparedSpan = (span: Span, compare: 'before' | 'yearBefore'): Span =>
  compare === 'before' ? spanBefore(span) : spanYearBefore(span);

type NamedAnswer = Values['values'][number];

async function named(
  tx: Tx,
  by: NonNullable<ValueQuery['by']>,
  answers: readonly Answer[],
): Promise<NamedAnswer[]> {
  const nameOf = await namer(tx, by);
  return answers.map(({ group, value }) => {
    const [nameZh, nameEn] = nameOf(group);
    return { group, nameZh, nameEn, value };
  });
}
