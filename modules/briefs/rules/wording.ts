/** How numbers, units and changes read. All differences are those of the numbers as they are shown. */
import type { Tone, Words } from '../contract/shapes.ts';
import type { Measure, Reading } from './facts.ts';

/** The same text in both languages. */
export const same = (text: string): Words => ({ zh: text, en: text });

/** A number as it is shown: rounded, thousands apart. */
export function sayNumber(value: number, decimals: number): string {
  const rounded = Math.abs(roundTo(value, decimals)).toFixed(decimals);
  const [whole = '', fraction] = rounded.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const isNegative = value < 0 && Number(rounded) !== 0;
  return `${isNegative ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Rounds half away from zero, as people do. */
export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return (Math.sign(value) * Math.round(Math.abs(value) * factor + 1e-9)) / factor;
}

const unitWords: Readonly<Record<string, Words>> = {
  '%': { zh: '%', en: '%' },
  h: { zh: ' 小时', en: ' hours' },
  min: { zh: ' 分钟', en: ' minutes' },
  s: { zh: ' 秒', en: ' seconds' },
  d: { zh: ' 天', en: ' days' },
  kWh: { zh: ' 千瓦时', en: ' kWh' },
  'kW.h': { zh: ' 千瓦时', en: ' kWh' },
  kg: { zh: ' 千克', en: ' kg' },
  yuan: { zh: ' 元', en: ' yuan' },
  dB: { zh: ' 分贝', en: ' dB' },
};

/** Measure words of counts: by what is counted. */
const countWords: readonly (readonly [codes: RegExp, zh: string])[] = [
  [/^(supervisions|transfers|suspensions|reopenings|returns|.*outages)$/, ' 次'],
  [/alarm/, ' 条'],
  [/^(device|thing|lamp)/, ' 台'],
  [/(vehicle|truck)/, ' 辆'],
  [/(-days|^days)/, ' 天'],
  [/(reports|case|open-|overdue)/, ' 件'],
];

/** Whether a measure counts things: then a change is told in number and percent. */
export function isCount({ unit, decimals }: Measure): boolean {
  return unit === '1' && decimals === 0;
}

/** What stands after the number, with its blank. */
export function unitOf(measure: Measure): Words {
  const { code, group, unit } = measure;
  if (!isCount(measure)) return unit === '1' ? same('') : (unitWords[unit] ?? same(` ${unit}`));
  const word = countWords.find(([codes]) => codes.test(code))?.[1];
  return { zh: word ?? (group === 'cases' ? ' 件' : ''), en: '' };
}

/** A value with its unit: `287 件`, `96.3%`; a dash for none. */
export function sayValue(measure: Measure, value: number | null): Words {
  if (value === null) return same('—');
  const unit = unitOf(measure);
  const number = sayNumber(value, measure.decimals);
  return { zh: `${number}${unit.zh}`, en: `${number}${unit.en}` };
}

/** A change as it is shown; null without two values to compare. */
export function changeOf({ measure, value, before, comparability }: Reading): number | null {
  if (value === null || before === null || comparability !== 'full') return null;
  const { decimals } = measure;
  return roundTo(roundTo(value, decimals) - roundTo(before, decimals), decimals);
}

/** Whether the change is welcome. */
export function toneOf(reading: Reading): Tone {
  const change = changeOf(reading);
  const { direction } = reading.measure;
  if (change === null || direction === 'none') return 'none';
  if (change === 0) return 'even';
  return change > 0 === (direction === 'up') ? 'good' : 'bad';
}

/** Below this many a percentage says nothing. */
const smallBase = 10;

/** A change in a sentence: `比上周多 24 件(增长 9.1%)`; empty without anything to compare. */
export function sayChange(reading: Reading, than: Words): Words {
  const change = changeOf(reading);
  const { measure, value, before } = reading;
  if (change === null || before === null || value === null) return same('');
  if (change === 0) {
    return roundTo(before, measure.decimals) === 0
      ? { zh: `${than.zh}也为 0`, en: `0 in ${than.en} too` }
      : { zh: `与${than.zh}持平`, en: `as in ${than.en}` };
  }
  if (measure.unit === '%') return points(change, than);
  const amount = sayValue(measure, Math.abs(change));
  const [more, less] = isDuration(measure) ? ['延长', '缩短'] : ['多', '少'];
  const [longer, shorter] = isDuration(measure) ? ['longer', 'shorter'] : ['more', 'fewer'];
  const share = shareOf(measure, before, change);
  return {
    zh: `比${than.zh}${change > 0 ? more : less} ${amount.zh.trim()}${share.zh}`,
    en: `${amount.en} ${change > 0 ? longer : shorter} than ${than.en}${share.en}`,
  };
}

const isDuration = ({ unit }: Measure): boolean => ['h', 'min', 's', 'd'].includes(unit);

function points(change: number, than: Words): Words {
  const amount = sayNumber(Math.abs(change), 1);
  return change > 0
    ? { zh: `比${than.zh}提高 ${amount} 个百分点`, en: `up ${amount} points on ${than.en}` }
    : { zh: `比${than.zh}下降 ${amount} 个百分点`, en: `down ${amount} points on ${than.en}` };
}

function shareOf(measure: Measure, before: number, change: number): Words {
  if (!isCount(measure) || before < smallBase) return same('');
  const percent = sayNumber(Math.abs((change / before) * 100), 1);
  return change > 0
    ? { zh: `（增长 ${percent}%）`, en: ` (+${percent}%)` }
    : { zh: `（下降 ${percent}%）`, en: ` (−${percent}%)` };
}

/** A change in a cell: `+24`, `−1.2`, `0`; a dash for none. */
export function signedChange(reading: Reading): string {
  const change = changeOf(reading);
  if (change === null) return '—';
  const text = sayNumber(Math.abs(change), reading.measure.decimals);
  if (change === 0) return '0';
  return `${change > 0 ? '+' : '−'}${text}`;
}

/** How a value stands to its target: `达到目标(95%)`; empty without target or value. */
export function sayTarget({ measure, value }: Reading): Words {
  const { target, warning, direction } = measure;
  if (value === null || target === null || direction === 'none') return same('');
  const bound = sayBound(measure, target);
  const beyond = (limit: number): boolean => (direction === 'up' ? value < limit : value > limit);
  if (!beyond(target)) return { zh: `达到目标（${bound.zh}）`, en: `on target (${bound.en})` };
  if (warning !== null && beyond(warning)) {
    const limit = sayBound(measure, warning);
    const side = direction === 'up' ? ['低于', 'below'] : ['高于', 'above'];
    return {
      zh: `${side[0]}警戒值（${limit.zh}）`,
      en: `${side[1]} the warning bound (${limit.en})`,
    };
  }
  return { zh: `未达目标（${bound.zh}）`, en: `short of the target (${bound.en})` };
}

/** A bound without decimals that say nothing: `95%`. */
const sayBound = (measure: Measure, bound: number): Words =>
  sayValue({ ...measure, decimals: Number.isInteger(bound) ? 0 : measure.decimals }, bound);

/** Texts one after another, with a separator, empty ones left out. */
export function joined(parts: readonly Words[], zh: string, en: string): Words {
  const of = (language: 'zh' | 'en', separator: string): string =>
    parts
      .map((part) => part[language])
      .filter((text) => text !== '')
      .join(separator);
  return { zh: of('zh', zh), en: of('en', en) };
}
