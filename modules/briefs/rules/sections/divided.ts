/** Villages, categories, channels and departments: one table, one ranking, what changed most. */
import type { Chart, Section, Table } from '../../contract/document.ts';
import type { Words } from '../../contract/shapes.ts';
import type { SectionPlan } from '../../contract/template.ts';
import type { Division, Frame, GroupValue, Reading } from '../facts.ts';
import { sayBefore, sayOn, sayThisShort } from '../periods.ts';
import {
  changeOf,
  isCount,
  roundTo,
  same,
  sayNumber,
  sayValue,
  signedChange,
  toneOf,
  unitOf,
} from '../wording.ts';
import { cell, column, emptySection, listed, row, sentence, sentences } from './section.ts';

/** The key of what belongs nowhere. */
const nowhere = '-';

type DividedKind = 'villages' | 'categories' | 'channels' | 'departments';

const things: Readonly<Record<DividedKind, Words>> = {
  villages: { zh: '村（社区）', en: 'village' },
  categories: { zh: '类别', en: 'category' },
  channels: { zh: '渠道', en: 'channel' },
  departments: { zh: '部门', en: 'department' },
};

interface Scene {
  readonly plan: SectionPlan;
  readonly frame: Frame;
  readonly thing: Words;
  /** Groups in the order of the table: the largest first, what belongs nowhere last. */
  readonly order: readonly GroupValue[];
  readonly leading: Division;
}

/** Composes the section. */
export function divided(plan: SectionPlan, divisions: readonly Division[], frame: Frame): Section {
  const section = emptySection(plan);
  const thing = things[plan.kind as DividedKind];
  const [leading] = divisions;
  if (!leading) return section;
  const order = ordered(leading, plan);
  const scene: Scene = { plan, frame, thing, order, leading };
  const isNothing = leading.groups.every(({ value }) => (value ?? 0) === 0);
  return {
    ...section,
    sentences: sentences([
      sentence('ranking', isNothing ? sayNothing(scene) : sayRanking(scene)),
      sentence('moves', isNothing ? same('') : sayMoves(scene)),
      ...divisions
        .slice(1)
        .map((division) =>
          sentence(`worst.${division.reading.measure.code}`, sayWorst(division, scene)),
        ),
    ]),
    charts: plan.chart && !isNothing ? [chartOf(scene)] : [],
    tables: order.length > 0 && !isNothing ? [tableOf(divisions, scene)] : [],
  };
}

/** Villages and departments are all shown, in the order of their numbers; of the others the first few. */
function ordered({ groups }: Division, { kind, limit }: SectionPlan): GroupValue[] {
  const sorted = [...groups].sort(
    (a, b) =>
      Number(a.key === nowhere) - Number(b.key === nowhere) ||
      (b.value ?? 0) - (a.value ?? 0) ||
      (b.before ?? 0) - (a.before ?? 0) ||
      a.name.zh.localeCompare(b.name.zh, 'zh-CN'),
  );
  if (kind === 'villages') return sorted;
  return sorted.filter(({ value, before }) => value || before).slice(0, limit);
}

function sayNothing({ thing, frame, leading }: Scene): Words {
  const [now, { name }] = [sayThisShort(frame), leading.reading.measure];
  return {
    zh: `${now.zh}各${thing.zh}${name.zh}均为 0。`,
    en: `${name.en}: 0 for every ${thing.en} ${now.en}.`,
  };
}

const named = ({ order }: Scene): GroupValue[] => order.filter(({ key }) => key !== nowhere);

/** `立案量最多的是东街村（58 件，占 20.2%），其次是西街村（40 件）`; ties are named together. */
function sayRanking(scene: Scene): Words {
  const { leading, thing } = scene;
  const { measure } = leading.reading;
  const ranks = ranksOf(named(scene), measure.decimals).slice(0, 3);
  const [first, ...others] = ranks;
  if (!first) return same('');
  const total = leading.groups.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const share = isCount(measure) ? (first.value / total) * 100 : null;
  const value = sayValue(measure, first.value);
  const each = first.groups.length > 1 ? ['各 ', ' each'] : ['', ''];
  const names = listed(first.groups.map(({ name }) => name));
  const part =
    share === null || first.groups.length > 1
      ? same('')
      : { zh: `，占 ${sayNumber(share, 1)}%`, en: `, ${sayNumber(share, 1)}%` };
  const next = listed(
    others.flatMap((rank) =>
      rank.groups.map(({ name }): Words => {
        const said = sayValue(measure, rank.value);
        return { zh: `${name.zh}（${said.zh}）`, en: `${name.en} (${said.en})` };
      }),
    ),
  );
  return {
    zh: `${measure.name.zh}最多的${thing.zh}是${names.zh}（${each[0]}${value.zh}${part.zh}）${next.zh && `，其次是${next.zh}`}。`,
    en: `${measure.name.en}: most in ${names.en} (${value.en}${each[1]}${part.en})${next.en && `, then ${next.en}`}.`,
  };
}

interface Rank {
  readonly value: number;
  readonly groups: readonly GroupValue[];
}

/** Groups of the same shown value, the largest first; zeros are no rank. */
function ranksOf(groups: readonly GroupValue[], decimals: number): Rank[] {
  const byValue = Map.groupBy(
    groups.filter(({ value }) => value !== null && roundTo(value, decimals) > 0),
    ({ value }) => roundTo(value ?? 0, decimals),
  );
  return [...byValue].sort(([a], [b]) => b - a).map(([value, of]) => ({ value, groups: of }));
}

const readingOf = ({ reading }: Division, { value, before }: GroupValue): Reading => ({
  ...reading,
  value,
  before,
});

/** What rose and fell most. */
function sayMoves(scene: Scene): Words {
  const { leading, frame } = scene;
  const moves = named(scene)
    .map((group) => ({ group, change: changeOf(readingOf(leading, group)) ?? 0 }))
    .sort((a, b) => b.change - a.change);
  const [up, down] = [moves[0], moves.at(-1)];
  if (!up || !down || leading.reading.comparability !== 'full') return same('');
  const than = sayBefore(frame);
  if (up.change <= 0 && down.change >= 0) {
    return { zh: `与${than.zh}相比均无变化。`, en: `Nothing changed on ${than.en}.` };
  }
  const said = (move: typeof up): Words => {
    const amount = sayValue(leading.reading.measure, Math.abs(move.change));
    const [more, en] = move.change > 0 ? ['多', 'more'] : ['少', 'fewer'];
    return {
      zh: `${move.group.name.zh}（${more} ${amount.zh}）`,
      en: `${move.group.name.en} (${amount.en} ${en})`,
    };
  };
  const rises = up.change > 0 ? said(up) : null;
  const falls = down.change < 0 ? said(down) : null;
  const zh = [rises && `增加最多的是${rises.zh}`, falls && `减少最多的是${falls.zh}`];
  const en = [rises && `most added: ${rises.en}`, falls && `most gone: ${falls.en}`];
  return {
    zh: `与${than.zh}相比，${zh.filter(Boolean).join('，')}。`,
    en: `Against ${than.en}, ${en.filter(Boolean).join('; ')}.`,
  };
}

/** Where a further measure is worst, when it has a good and a bad side and not all are alike. */
function sayWorst(division: Division, scene: Scene): Words {
  const { measure } = division.reading;
  const known = division.groups.filter(({ key, value }) => key !== nowhere && value !== null);
  const values = known.map(({ value }) => roundTo(value ?? 0, measure.decimals));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (measure.direction === 'none' || known.length < 2) return same('');
  if (low === high) {
    const value = sayValue(measure, low);
    return {
      zh: `各${scene.thing.zh}${measure.name.zh}均为 ${value.zh}。`,
      en: `${measure.name.en} is ${value.en} for every ${scene.thing.en}.`,
    };
  }
  const worst = measure.direction === 'up' ? low : high;
  const names = listed(known.filter((_, at) => values[at] === worst).map(({ name }) => name));
  const value = sayValue(measure, worst);
  const [zh, en] = measure.direction === 'up' ? ['最低', 'lowest'] : ['最高', 'highest'];
  return {
    zh: `${measure.name.zh}${zh}的是${names.zh}（${value.zh}）。`,
    en: `${measure.name.en} is ${en} in ${names.en} (${value.en}).`,
  };
}

function chartOf({ order, leading, plan, frame }: Scene): Chart {
  const { measure, comparability } = leading.reading;
  const shown = order.slice(0, Math.max(plan.limit, plan.kind === 'villages' ? order.length : 1));
  const before = { name: sayBefore(frame), role: 'before' as const };
  return {
    kind: 'bars',
    title: measure.name,
    unit: unitOf(measure),
    decimals: measure.decimals,
    labels: shown.map(({ name }) => name),
    series: [
      { name: sayThisShort(frame), role: 'now', values: shown.map(({ value }) => value) },
      ...(comparability === 'full'
        ? [{ ...before, values: shown.map((group) => group.before) }]
        : []),
    ],
  };
}

function tableOf(divisions: readonly Division[], { order, thing, frame, plan }: Scene): Table {
  const than = sayBefore(frame);
  const compares = (division: Division): boolean =>
    division.reading.comparability === 'full' && !division.reading.measure.isLive;
  const columns = divisions.flatMap((division) => {
    const { measure } = division.reading;
    const { name, isLive } = measure;
    const unit = isCount(measure) ? '' : unitOf(measure).zh.trim();
    const sign = unit ? `（${unit}）` : '';
    const suffix = isLive ? { zh: '（编制时）', en: ' (when composed)' } : same('');
    const own = { zh: `${name.zh}${sign}${suffix.zh}`, en: `${name.en}${suffix.en}` };
    const change = sayOn(frame);
    const width = Math.min(3.2, Math.max(1.8, own.zh.length * 0.3));
    return [
      column(own, width, 'right'),
      ...(compares(division) ? [column(change, than.zh.length > 2 ? 2 : 1.5, 'right')] : []),
    ];
  });
  const rows = order.map((group) =>
    row([
      cell(group.name),
      ...divisions.flatMap((division) => cellsOf(division, group, compares(division))),
    ]),
  );
  const total = row(
    [
      cell({ zh: '全镇', en: 'Whole town' }),
      ...divisions.flatMap((division) =>
        cellsOf(division, { ...whole, ...division.reading }, compares(division)),
      ),
    ],
    true,
  );
  const title = { zh: plan.titleZh, en: plan.titleEn || plan.titleZh };
  return {
    title,
    columns: [
      column({ zh: thing.zh, en: capital(thing.en) }, plan.kind === 'departments' ? 3.6 : 2.6),
      ...columns,
    ],
    rows: [...rows, total],
  };
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const whole = { key: '', name: same('') };

function cellsOf(division: Division, group: GroupValue, compares: boolean) {
  const own = division.groups.find(({ key }) => key === group.key) ?? group;
  const found = group.key === '' ? group : own;
  const { measure } = division.reading;
  const isAbsent = group.key !== '' && !division.groups.some(({ key }) => key === group.key);
  const value = isAbsent ? (isCount(measure) ? 0 : null) : found.value;
  const before = isAbsent ? (isCount(measure) ? 0 : null) : found.before;
  const reading = { ...division.reading, value, before };
  const text = value === null ? '—' : sayNumber(value, measure.decimals);
  const cells = [cell(same(text))];
  return compares ? [...cells, cell(same(signedChange(reading)), toneOf(reading))] : cells;
}
