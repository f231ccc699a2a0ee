/** The town as a whole: numbers in large, and what they say. */
import type { Figure, Section, Sentence } from '../../contract/document.ts';
import type { Words } from '../../contract/shapes.ts';
import type { SectionPlan } from '../../contract/template.ts';
import type { Frame, Reading } from '../facts.ts';
import { sayBefore, sayDay, sayOn, sayThis, sayThisShort } from '../periods.ts';
import {
  isCount,
  joined,
  roundTo,
  same,
  sayChange,
  sayNumber,
  sayTarget,
  sayValue,
  signedChange,
  toneOf,
  unitOf,
} from '../wording.ts';
import { emptySection, listed, sentence, sentences } from './section.ts';

/** Composes the section. */
export function overview(plan: SectionPlan, readings: readonly Reading[], frame: Frame): Section {
  const counts = readings.filter(({ measure }) => isCount(measure) && !measure.isLive);
  const rates = readings.filter(({ measure }) => !isCount(measure) && !measure.isLive);
  const live = readings.filter(({ measure }) => measure.isLive);
  return {
    ...emptySection(plan),
    sentences: sentences([
      sentence('counts', sayCounts(counts, frame)),
      ...rates.map((reading) => sentence(`rate.${reading.measure.code}`, sayRate(reading, frame))),
      sentence('live', sayLive(live, frame)),
      comparison(readings, frame),
    ]),
    figures: readings.map((reading) => figureOf(reading, frame)),
  };
}

/** A number in large with its change. */
export function figureOf(reading: Reading, frame: Frame): Figure {
  const { measure, value, before, comparability } = reading;
  const change = signedChange(reading);
  const [than, on] = [sayBefore(frame), sayOn(frame)];
  const points = measure.unit === '%' ? { zh: ' 个百分点', en: ' points' } : same('');
  return {
    code: measure.code,
    name: measure.name,
    value,
    before: comparability === 'full' ? before : null,
    text: same(value === null ? '—' : sayNumber(value, measure.decimals)),
    unit: value === null ? same('') : unitOf(measure),
    change:
      change === '—'
        ? { zh: '无可比数据', en: 'nothing to compare' }
        : {
            zh: change === '0' ? `与${than.zh}持平` : `${on.zh} ${change}${points.zh}`,
            en: change === '0' ? 'unchanged' : `${change}${points.en} ${on.en}`,
          },
    tone: toneOf(reading),
  };
}

function sayCounts(counts: readonly Reading[], frame: Frame): Words {
  if (counts.length === 0) return same('');
  const when = sayThis(frame);
  const isZero = ({ value, measure }: Reading): boolean =>
    value === null || roundTo(value, measure.decimals) === 0;
  if (counts.every(isZero)) {
    const names = listed(counts.map(({ measure }) => measure.name));
    const all = counts.length > 1 ? '均' : '';
    return {
      zh: `${when.zh}，全镇${names.zh}${all}为 0${wasThen(counts, frame).zh}。`,
      en: `${when.en}, the town had none: ${names.en} were 0${wasThen(counts, frame).en}.`,
    };
  }
  const than = sayBefore(frame);
  const clauses = counts.map((reading): Words => {
    const value = sayValue(reading.measure, reading.value ?? 0);
    const change = sayChange(reading, than);
    return {
      zh: `${reading.measure.name.zh} ${value.zh}${change.zh && `，${change.zh}`}`,
      en: `${reading.measure.name.en}: ${value.en}${change.en && `, ${change.en}`}`,
    };
  });
  const { zh, en } = joined(clauses, '；', '; ');
  return { zh: `${when.zh}，全镇${zh}。`, en: `${when.en}: ${en}.` };
}

/** What stood there before, when now there is nothing. */
function wasThen(counts: readonly Reading[], frame: Frame): Words {
  const known = counts.filter(
    ({ before, comparability }) => comparability === 'full' && before !== null && before !== 0,
  );
  if (known.length === 0) return same('');
  const than = sayBefore(frame);
  const said = known.map(({ measure, before }): Words => {
    const value = sayValue(measure, before);
    return { zh: `${measure.name.zh} ${value.zh}`, en: `${measure.name.en} ${value.en}` };
  });
  const { zh, en } = joined(said, '、', ', ');
  return { zh: `（${than.zh}${zh}）`, en: ` (in ${than.en}: ${en})` };
}

/** A rate or an amount in one sentence. */
export function sayRate(reading: Reading, frame: Frame): Words {
  const { measure, value, before, comparability } = reading;
  const than = sayBefore(frame);
  const now = sayThisShort(frame);
  if (value === null) {
    const earlier = comparability === 'full' && before !== null ? sayValue(measure, before) : null;
    return {
      zh: `${measure.name.zh}：${now.zh}没有可供计算的数据${earlier ? `（${than.zh}为 ${earlier.zh}）` : ''}。`,
      en: `${measure.name.en}: nothing to reckon with ${now.en}${earlier ? ` (${earlier.en} in ${than.en})` : ''}.`,
    };
  }
  const said = sayValue(measure, value);
  const rest = joined([sayChange(reading, than), sayTarget(reading)], '，', ', ');
  return {
    zh: `${measure.name.zh} ${said.zh}${rest.zh && `，${rest.zh}`}。`,
    en: `${measure.name.en} ${said.en}${rest.en && `, ${rest.en}`}.`,
  };
}

function sayLive(live: readonly Reading[], frame: Frame): Words {
  const known = live.filter(({ value }) => value !== null);
  if (known.length === 0) return same('');
  const end = sayDay(frame.period.to);
  const than = sayBefore(frame);
  const clauses = known.map((reading): Words => {
    const value = sayValue(reading.measure, reading.value);
    const change = sayChange(reading, { zh: `${than.zh}末`, en: `the end of ${than.en}` });
    return {
      zh: `${reading.measure.name.zh} ${value.zh}${change.zh && `，${change.zh}`}`,
      en: `${reading.measure.name.en} ${value.en}${change.en && `, ${change.en}`}`,
    };
  });
  const { zh, en } = joined(clauses, '；', '; ');
  return known.every(({ atEnd }) => atEnd)
    ? { zh: `截至${end.zh} 24 时，${zh}。`, en: `At the end of ${end.en}: ${en}.` }
    : { zh: `截至编制之时，${zh}。`, en: `When this was composed: ${en}.` };
}

/** Says so when there is nothing to compare with. */
function comparison(readings: readonly Reading[], frame: Frame): Sentence {
  const counted = readings.filter(({ measure }) => !measure.isLive);
  if (!frame.compared || counted.length === 0) return sentence('comparison', same(''));
  const since = counted.flatMap((reading) => reading.since ?? []).sort()[0];
  if (since === undefined) {
    return sentence('comparison', {
      zh: '本镇尚未产生数据。',
      en: 'The town has no data yet.',
    });
  }
  const worst = counted.every(({ comparability }) => comparability === 'none')
    ? 'none'
    : counted.some(({ comparability }) => comparability === 'full')
      ? 'full'
      : 'partial';
  if (worst === 'full') return sentence('comparison', same(''));
  const [day, than] = [sayDay(since), sayBefore(frame)];
  const what = worst === 'none' ? ['没有数据', 'has none'] : ['数据不完整', 'is incomplete'];
  return sentence('comparison', {
    zh: `本镇自${since.slice(0, 4)}年${day.zh}起有数据，${than.zh}${what[0]}，因此不作对比。`,
    en: `The town has data since ${day.en} ${since.slice(0, 4)}; ${than.en} ${what[1]}, so nothing is compared.`,
  });
}
