/** Names of tiles, spans, groups and units in the reader's language. */
import type { Tile, TileAnswer } from '#modules/cockpit/contract/index.ts';
import type { Indicator } from '#modules/indicators/contract/index.ts';
import type { Locale, Translate } from '#platform/i18n/index.ts';
import { hasUnitWords, sayValue, unitKey } from './words.ts';

interface Reader {
  readonly t: Translate;
  readonly locale: Locale;
}

/** The tile's own title, else its indicator's name, else its kind's. */
export function titleOf(
  tile: Pick<Tile, 'titleZh' | 'titleEn' | 'indicators' | 'kind'>,
  indicators: ReadonlyMap<string, Indicator>,
  { t, locale }: Reader,
): string {
  const own = named({ nameZh: tile.titleZh, nameEn: tile.titleEn }, locale);
  if (own) return own;
  const indicator = indicators.get(tile.indicators[0] ?? '');
  return indicator ? named(indicator, locale) : t(`cockpit.kind.${tile.kind}`);
}

/** A name in the reader's language, the Chinese one where there is no other. */
export function named(one: { nameZh: string; nameEn: string }, locale: Locale): string {
  return locale === 'zh' ? one.nameZh : one.nameEn || one.nameZh;
}

/** The name of a part without the name of the whole, where that stands above already: 第三网格 of 圩镇社区第三网格. */
export function shortName(
  part: { nameZh: string; nameEn: string },
  whole: { nameZh: string; nameEn: string } | undefined,
  locale: Locale,
): string {
  const [name, above] = [named(part, locale), whole ? named(whole, locale) : ''];
  const isWithin = above !== '' && name.length > above.length && name.startsWith(above);
  return isWithin ? name.slice(above.length).replace(/^[\s,·-]+/, '') : name;
}

/** Which span a tile counts, in words. */
export function whenOf(
  tile: Pick<Tile, 'kind' | 'period'>,
  answer: TileAnswer,
  t: Translate,
): string {
  if (answer.series.length === 0) return '';
  return answer.to === null ? t('cockpit.period.now') : t(`cockpit.period.${tile.period}`);
}

/** The unit in words; empty for plain counts. */
export function unitOf({ unit }: Pick<Indicator, 'unit'>, t: Translate): string {
  const key = unitKey(unit);
  if (key === null) return '';
  return hasUnitWords(unit) ? t(`cockpit.unit.${key}`) : unit;
}

/** A value with its unit. */
export function withUnit(
  value: number | null,
  indicator: Pick<Indicator, 'unit' | 'decimals'>,
  t: Translate,
): string {
  const unit = unitOf(indicator, t);
  const said = sayValue(value, indicator);
  return unit && value !== null ? `${said} ${unit}` : said;
}
