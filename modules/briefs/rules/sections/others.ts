/** The course of days or hours, notable cases, further figures and standing text. */
import type { Section, Table } from '../../contract/document.ts';
import type { Words } from '../../contract/shapes.ts';
import type { SectionPlan } from '../../contract/template.ts';
import type { Frame, Notable, NotableCase, Reading, Reason, Row } from '../facts.ts';
import { reasons } from '../facts.ts';
import { sayBefore, sayThisShort } from '../periods.ts';
import { joined, same, sayNumber, sayValue, signedChange, toneOf, unitOf } from '../wording.ts';
import { figureOf, sayRate } from './overview.ts';
import { cell, column, emptySection, listed, row, sentence, sentences } from './section.ts';

/** How a measure went, day by day or hour by hour. */
export function trend(plan: SectionPlan, rows: readonly Row[], frame: Frame): Section {
  return {
    ...emptySection(plan),
    sentences: sentences(
      rows.map((one) => sentence(`course.${one.reading.measure.code}`, sayCourse(one, frame))),
    ),
    charts: plan.chart
      ? rows.filter(({ steps }) => steps.length > 1).map((one) => courseChart(one, frame))
      : [],
  };
}

function sayCourse({ reading, steps, step }: Row, frame: Frame): Words {
  const { measure } = reading;
  const known = steps.filter(({ value }) => value !== null);
  const values = known.map(({ value }) => value ?? 0);
  const [most, least] = [Math.max(...values), Math.min(...values)];
  if (known.length < 2 || most === 0) return same('');
  const at = (value: number): Words =>
    listed(known.filter((one) => one.value === value).map(({ label }) => label));
  const [top, bottom] = [at(most), at(least)];
  const [high, low] = [sayValue(measure, most), sayValue(measure, least)];
  if (step === 'hour') {
    const isTie = values.filter((value) => value === most).length > 1;
    return {
      zh: `${measure.name.zh}最集中的时段是${top.zh}（${isTie ? '各 ' : ''}${high.zh}）。`,
      en: `${measure.name.en}: most at ${top.en} (${high.en}${isTie ? ' each' : ''}).`,
    };
  }
  if (most === least) {
    return {
      zh: `${measure.name.zh}每天都是 ${high.zh}。`,
      en: `${measure.name.en}: ${high.en} every day.`,
    };
  }
  const mean = sayNumber(values.reduce((sum, value) => sum + value, 0) / values.length, 1);
  const unit = unitOf(measure);
  const quiet =
    known.filter(({ value }) => value === least).length > 3
      ? same('')
      : { zh: `，最少的是${bottom.zh}（${low.zh}）`, en: `, least on ${bottom.en} (${low.en})` };
  const now = sayThisShort(frame);
  return {
    zh: `${now.zh}${measure.name.zh}日均 ${mean}${unit.zh}，最多的是${top.zh}（${high.zh}）${quiet.zh}。`,
    en: `${measure.name.en}: ${mean}${unit.en} a day, most on ${top.en} (${high.en})${quiet.en}.`,
  };
}

function courseChart({ reading, steps, step }: Row, frame: Frame) {
  const { measure, comparability } = reading;
  const before = steps.map((one) => one.before);
  return {
    kind: step === 'hour' ? ('columns' as const) : ('line' as const),
    title: measure.name,
    unit: unitOf(measure),
    decimals: measure.decimals,
    labels: steps.map(({ label }) => label),
    series: [
      { name: sayThisShort(frame), role: 'now' as const, values: steps.map(({ value }) => value) },
      ...(comparability === 'full' && before.some((value) => value !== null)
        ? [{ name: sayBefore(frame), role: 'before' as const, values: before }]
        : []),
    ],
  };
}

/** Figures of any kind: a sentence and a line of a table each. */
export function figures(plan: SectionPlan, readings: readonly Reading[], frame: Frame): Section {
  const than = sayBefore(frame);
  const now = sayThisShort(frame);
  const compares = frame.compared !== null;
  const table: Table = {
    title: { zh: plan.titleZh, en: plan.titleEn || plan.titleZh },
    columns: [
      column({ zh: '指标', en: 'Indicator' }, 3),
      column({ zh: now.zh, en: now.en }, 2, 'right'),
      ...(compares
        ? [column(than, 2, 'right'), column({ zh: '变化', en: 'Change' }, 1.6, 'right')]
        : []),
    ],
    rows: readings.map((reading) => {
      const { measure, value, before, comparability } = reading;
      const earlier = comparability === 'full' ? before : null;
      return row([
        cell(measure.name),
        cell(sayValue(measure, value)),
        ...(compares
          ? [cell(sayValue(measure, earlier)), cell(same(signedChange(reading)), toneOf(reading))]
          : []),
      ]);
    }),
  };
  return {
    ...emptySection(plan),
    sentences: sentences(
      readings.map((reading) => sentence(`rate.${reading.measure.code}`, sayRate(reading, frame))),
    ),
    figures: plan.chart ? readings.slice(0, 6).map((reading) => figureOf(reading, frame)) : [],
    tables: readings.length > 0 ? [table] : [],
  };
}

/** A text that always stands there. */
export function standingText(plan: SectionPlan): Section {
  const paragraphs = (text: string): string[] => text.split('\n').filter((line) => line.trim());
  const english = paragraphs(plan.textEn || plan.textZh);
  return {
    ...emptySection(plan),
    sentences: paragraphs(plan.textZh).map((zh, at) =>
      sentence(`text.${at + 1}`, { zh, en: english[at] ?? zh }),
    ),
  };
}

const reasonWords: Readonly<Record<Reason, Words>> = {
  overdue: { zh: '超期未结', en: 'overdue and open' },
  supervised: { zh: '被督办', en: 'supervised' },
  reopened: { zh: '被重开', en: 'reopened' },
  badlyRated: { zh: '评价 2 星及以下', en: 'rated 2 stars or fewer' },
  merged: { zh: '多人上报', en: 'reported by many' },
};

/** Cases worth naming: by number, kind, place and department, never by what somebody wrote. */
export function notable(plan: SectionPlan, { counts, cases }: Notable, frame: Frame): Section {
  const now = sayThisShort(frame);
  const present = reasons.filter((reason) => counts[reason] > 0);
  const said = present.map((reason): Words => {
    const words = reasonWords[reason];
    return { zh: `${words.zh} ${counts[reason]} 件`, en: `${counts[reason]} ${words.en}` };
  });
  const { zh, en } = joined(said, '、', ', ');
  const lines = new Set(cases.map(({ id }) => id)).size;
  const isPart = present.some((reason) => counts[reason] > countOf(cases, reason));
  const shown = isPart
    ? { zh: `下表列出其中较突出的 ${lines} 件。`, en: ` The table names ${lines} of them.` }
    : same('');
  return {
    ...emptySection(plan),
    sentences: [
      sentence(
        'notable',
        present.length === 0
          ? {
              zh: `${now.zh}没有超期、督办、重开、低分评价或多人上报的事件。`,
              en: `No case ${now.en} was overdue, supervised, reopened, badly rated or reported by many.`,
            }
          : {
              zh: `${now.zh}需要关注的事件：${zh}。${shown.zh}`,
              en: `Cases to look at ${now.en}: ${en}.${shown.en}`,
            },
      ),
    ],
    tables: cases.length > 0 ? [notableTable(plan, cases)] : [],
  };
}

const countOf = (cases: readonly NotableCase[], reason: Reason): number =>
  cases.filter((one) => one.reason === reason).length;

function notableTable(plan: SectionPlan, cases: readonly NotableCase[]): Table {
  const byId = Map.groupBy(cases, ({ id }) => id);
  return {
    title: { zh: plan.titleZh, en: plan.titleEn || plan.titleZh },
    columns: [
      column({ zh: '编号', en: 'Number' }, 2.5),
      column({ zh: '类别', en: 'Category' }, 2.2),
      column({ zh: '村（社区）', en: 'Village' }, 1.9),
      column({ zh: '责任部门', en: 'Department' }, 2.3),
      column({ zh: '情况', en: 'What' }, 2.8),
    ],
    rows: [...byId.values()].flatMap((same_) => {
      const [first] = same_;
      if (!first) return [];
      const what = joined(same_.map(sayCase), '；', '; ');
      const cells = [same(first.number), first.category, first.village, first.department, what];
      return [
        {
          cells: cells.map((words, at) =>
            cell(
              words,
              at === 4 && same_.some(({ reason }) => reason === 'overdue') ? 'bad' : 'none',
            ),
          ),
          strong: false,
          link: `/cases/${first.id}`,
        },
      ];
    }),
  };
}

function sayCase({ reason, amount }: NotableCase): Words {
  if (reason === 'overdue') {
    return amount < 1
      ? { zh: '超期不到 1 天', en: 'overdue for less than a day' }
      : { zh: `已超期 ${Math.floor(amount)} 天`, en: `overdue for ${Math.floor(amount)} days` };
  }
  if (reason === 'badlyRated') return { zh: `评价 ${amount} 星`, en: `rated ${amount}` };
  if (reason === 'merged') return { zh: `${amount} 次上报`, en: `${amount} reports` };
  if (reason === 'supervised') return { zh: '被督办', en: 'supervised' };
  return { zh: '结案后重开', en: 'reopened' };
}
