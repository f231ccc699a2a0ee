/** A brief as composed: plain data, frozen when it is issued; page, PDF and DOCX are drawn from it. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { BriefKind, Period, Tone, Words } from './shapes.ts';
import { sectionKinds } from './template.ts';

/** A sentence with a name of its own, so that an officer may reword it. */
export const Sentence = Type.Object({ id: Type.String(), ...Words.properties });
export type Sentence = Static<typeof Sentence>;

/** A number in large. Values as they stood, beside the texts that are shown. */
export const Figure = Type.Object({
  code: Type.String(),
  name: Words,
  value: nullable(Type.Number()),
  before: nullable(Type.Number()),
  text: Words,
  unit: Words,
  change: Words,
  tone: Tone,
});
export type Figure = Static<typeof Figure>;

/** A cell as it reads. */
export const Cell = Type.Object({ ...Words.properties, tone: Tone });
export type Cell = Static<typeof Cell>;

/** A table; its heading is repeated on each page. */
export const Table = Type.Object({
  title: Words,
  columns: Type.Array(
    Type.Object({ title: Words, align: oneOf(['left', 'right']), width: Type.Number() }),
  ),
  rows: Type.Array(
    Type.Object({
      cells: Type.Array(Cell),
      strong: Type.Boolean(),
      /** Page of this server behind the row; null for none. */
      link: nullable(Type.String()),
    }),
  ),
});
export type Table = Static<typeof Table>;

/** What a chart says; how it is drawn is worked out when it is shown. */
export const Chart = Type.Object({
  kind: oneOf(['bars', 'line', 'columns']),
  title: Words,
  unit: Words,
  decimals: Type.Integer(),
  labels: Type.Array(Words),
  series: Type.Array(
    Type.Object({
      name: Words,
      role: oneOf(['now', 'before']),
      values: Type.Array(nullable(Type.Number())),
    }),
  ),
});
export type Chart = Static<typeof Chart>;

/** A section as composed. */
export const Section = Type.Object({
  id: Type.String(),
  kind: oneOf(sectionKinds),
  title: Words,
  sentences: Type.Array(Sentence),
  figures: Type.Array(Figure),
  charts: Type.Array(Chart),
  tables: Type.Array(Table),
});
export type Section = Static<typeof Section>;

/** The whole brief. */
export const BriefDocument = Type.Object({
  kind: BriefKind,
  title: Words,
  issuer: Words,
  town: Words,
  /** Counts within the year, by template. */
  number: Type.Integer(),
  year: Type.Integer(),
  period: Period,
  compared: nullable(Period),
  /** The instant at which all numbers were read. */
  composedAt: Type.String(),
  sections: Type.Array(Section),
  /** What each indicator counts, for the last page. */
  definitions: Type.Array(
    Type.Object({ code: Type.String(), name: Words, meaning: Words, formula: Type.String() }),
  ),
  /** Indicators that the template names and the town no longer has. */
  gaps: Type.Array(Type.String()),
});
export type BriefDocument = Static<typeof BriefDocument>;

/** What an officer changed of a draft. Sentences that are not named read as composed. */
export const Edits = Type.Object({
  /** A remark before the first section. */
  lead: Type.String({ maxLength: 2000 }),
  sections: Type.Array(
    Type.Object({
      id: Type.String({ maxLength: 30 }),
      hidden: Type.Boolean(),
      /** A remark after the section's sentences. */
      note: Type.String({ maxLength: 2000 }),
      sentences: Type.Array(
        Type.Object({
          id: Type.String({ maxLength: 60 }),
          text: Type.String({ maxLength: 1000 }),
        }),
        { maxItems: 60 },
      ),
    }),
    { maxItems: 20 },
  ),
});
export type Edits = Static<typeof Edits>;
