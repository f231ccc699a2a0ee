/** Questions to the indicators, each asked once a brief. */
import type { IndicatorReader } from '#modules/indicators/index.ts';
import type { Indicator, IndicatorValue } from '#modules/indicators/contract/index.ts';
import type { Village } from '#modules/towns/index.ts';
import type { Words } from '../contract/shapes.ts';
import { daysOf, lengthDays } from '../rules/days.ts';
import type {
  Comparability,
  Division,
  Frame,
  GroupValue,
  Measure,
  Reading,
  Row,
} from '../rules/facts.ts';
import { dayLabels } from '../rules/periods.ts';
import { isCount } from '../rules/wording.ts';

type Dimension = 'village' | 'category' | 'channel' | 'department';
type Division_ = Parameters<IndicatorReader['values']>[1]['by'];

/** Answers for one frame, kept while a brief is composed. */
export class Readings {
  readonly #reader: IndicatorReader;
  readonly #frame: Frame;
  readonly #villages: readonly Village[];
  readonly #read = new Map<string, Reading>();
  readonly #gaps = new Set<string>();

  constructor(reader: IndicatorReader, frame: Frame, villages: readonly Village[]) {
    this.#reader = reader;
    this.#frame = frame;
    this.#villages = villages;
  }

  /** Every measure that was asked for. */
  used(): Measure[] {
    return [...this.#read.values()].map(({ measure }) => measure);
  }

  /** Codes that no indicator answers to. */
  gaps(): string[] {
    return [...this.#gaps];
  }

  /** The town's numbers of these indicators; those that are gone are left out. */
  async all(codes: readonly string[]): Promise<Reading[]> {
    const found: Reading[] = [];
    for (const code of codes) {
      const reading = await this.#one(code);
      if (reading) found.push(reading);
    }
    return found;
  }

  /** The same divided; indicators that can't be are left out. */
  async divisions(codes: readonly string[], dimension: Dimension): Promise<Division[]> {
    const found: Division[] = [];
    for (const reading of await this.all(codes)) {
      const { code } = reading.measure;
      if (!this.#reader.definition(code)?.dimensions.includes(dimension)) continue;
      found.push({ reading, groups: await this.#groups(reading, dimension) });
    }
    return found;
  }

  /** In a row of days, or of hours for a single day. Numbers of now have no hours. */
  async rows(codes: readonly string[]): Promise<Row[]> {
    const step = lengthDays(this.#frame.period) === 1 ? 'hour' : 'day';
    const found: Row[] = [];
    for (const reading of await this.all(codes)) {
      if (reading.measure.isLive && step === 'hour') continue;
      found.push({ reading, step, steps: await this.#steps(reading, step) });
    }
    return found;
  }

  async #one(code: string): Promise<Reading | null> {
    const known = this.#read.get(code);
    if (known) return known;
    const definition = this.#reader.definition(code);
    if (!definition) {
      this.#gaps.add(code);
      return null;
    }
    const measure = measureOf(definition);
    const reading = measure.isLive ? await this.#live(measure) : await this.#counted(measure);
    this.#read.set(code, reading);
    return reading;
  }

  async #counted(measure: Measure): Promise<Reading> {
    const { period, compared } = this.#frame;
    const since = await this.#reader.countedSince(measure.code);
    const value = await this.#whole(measure.code, period);
    const before = compared ? await this.#whole(measure.code, compared) : null;
    const comparability = comparabilityOf(since, this.#frame);
    return { measure, value, before, comparability, since, atEnd: true };
  }

  async #live(measure: Measure): Promise<Reading> {
    const { period, compared } = this.#frame;
    const kept = await this.#endOf(measure.code, period.to);
    const before = compared ? await this.#endOf(measure.code, compared.to) : null;
    const value = kept ?? (await this.#whole(measure.code, period));
    const comparability = before === null ? 'none' : 'full';
    return { measure, value, before, comparability, since: null, atEnd: kept !== null };
  }

  async #whole(code: string, span: { from: string; to: string }): Promise<number | null> {
    return (await this.#reader.values(code, span))[0]?.value ?? null;
  }

  /** What a day ended with, where it was kept. */
  async #endOf(code: string, day: string): Promise<number | null> {
    const rows = await this.#reader.values(code, { from: day, to: day, by: 'day' });
    return rows.find(({ group }) => group === day)?.value ?? null;
  }

  async #groups(reading: Reading, dimension: Dimension): Promise<GroupValue[]> {
    const { code, isLive } = reading.measure;
    const { period, compared } = this.#frame;
    const now = await this.#reader.values(code, { ...period, by: dimension });
    const then = compared && !isLive ? await this.#divided(code, compared, dimension) : new Map();
    const missing = isCount(reading.measure) ? 0 : null;
    const groups = new Map<string, Words>(
      dimension === 'village' ? this.#villages.map((one) => [one.id, wordsOf(one)]) : [],
    );
    for (const row of [...now, ...then.values()]) groups.set(row.group, wordsOf(row));
    const values = new Map(now.map(({ group, value }) => [group, value]));
    return [...groups].map(([key, name]) => ({
      key,
      name,
      value: values.has(key) ? (values.get(key) ?? null) : missing,
      before: then.has(key) ? (then.get(key)?.value ?? null) : missing,
    }));
  }

  async #divided(
    code: string,
    span: { from: string; to: string },
    by: Division_ & string,
  ): Promise<Map<string, IndicatorValue>> {
    const rows = await this.#reader.values(code, { ...span, by });
    return new Map(rows.map((row) => [row.group, row]));
  }

  async #steps(reading: Reading, step: 'day' | 'hour'): Promise<Row['steps']> {
    const { kind, period, compared } = this.#frame;
    const { measure, since } = reading;
    const now = await this.#divided(measure.code, period, step);
    const then = compared ? await this.#divided(measure.code, compared, step) : new Map();
    const missing = isCount(measure) && !measure.isLive ? 0 : null;
    const valueAt = (rows: ReadonlyMap<string, IndicatorValue>, key: string | undefined) => {
      if (key === undefined || (step === 'day' && since !== null && key < since)) return null;
      return rows.has(key) ? (rows.get(key)?.value ?? null) : missing;
    };
    if (step === 'hour') {
      return Array.from({ length: 24 }, (_, hour) => ({
        label: { zh: `${hour}时`, en: `${hour}:00` },
        value: valueAt(now, String(hour)),
        before: valueAt(then, String(hour)),
      }));
    }
    const labels = dayLabels(kind, period);
    const earlier = compared ? daysOf(compared) : [];
    return daysOf(period).map((day, at) => ({
      label: labels[at] ?? { zh: day, en: day },
      value: valueAt(now, day),
      before: valueAt(then, earlier[at]),
    }));
  }
}

function comparabilityOf(since: string | null, { compared }: Frame): Comparability {
  if (!compared || since === null || since > compared.to) return 'none';
  return since > compared.from ? 'partial' : 'full';
}

const wordsOf = ({ nameZh, nameEn }: { nameZh: string; nameEn: string }): Words => ({
  zh: nameZh,
  en: nameEn || nameZh,
});

function measureOf(definition: Indicator): Measure {
  const { code, nameZh, nameEn, meaningZh, meaningEn, formula, group, unit } = definition;
  const { decimals, direction, target, warning, isLive } = definition;
  return {
    code,
    name: { zh: nameZh, en: nameEn || nameZh },
    meaning: { zh: meaningZh, en: meaningEn || meaningZh },
    formula,
    group,
    unit,
    decimals,
    direction,
    target,
    warning,
    isLive,
  };
}
