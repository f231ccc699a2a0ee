/** The words of a search as SQL conditions: title, address and number of a case. */
import type { Expression, SqlBool } from 'kysely';
import { sql } from '#platform/database/index.ts';
import { parseCaseNumber } from '#platform/ids/index.ts';

const c = (column: string) => sql.ref(`cases.cases.${column}`);

/**
 * Every word must be said somewhere in the case, or be part of its number.
 * @param readsThrough look into each row instead of asking the index of words
 */
export function saidConditions(text: string, readsThrough: boolean): Expression<SqlBool>[] {
  return text
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const beginning = beginningOfNumber(word);
      if (beginning) return sql<SqlBool>`${c('number')} LIKE ${`${beginning}%`}`;
      const ways = readsThrough
        ? [inText(word), ...inNumber(word)]
        : [byPairs(word), ...inNumber(word)];
      return sql<SqlBool>`(${sql.join(ways, sql` OR `)})`;
    });
}

/** A number from its letters on, whole or not, with hyphens or (if whole) without. */
function beginningOfNumber(word: string): string | null {
  const whole = parseCaseNumber(word);
  if (whole) {
    const running = String(whole.sequence).padStart(4, '0');
    return `${whole.prefix}-${whole.date.replaceAll('-', '')}-${running}`;
  }
  const upper = word.toUpperCase();
  return /^[A-Z]{2,4}-[\d-]*$/.test(upper) ? upper : null;
}

/** What the index holds of a case. */
const keys = sql`cases.words(${c('number')}, ${c('title')}, ${c('address')})`;

/**
 * The index holds pairs of characters, so a word of two is found by it alone and a longer one is then
 * looked for letter by letter. By `strpos`, not by LIKE, which PostgreSQL would take for a second,
 * independent condition, and then expect far too few rows.
 */
function byPairs(word: string): Expression<SqlBool> {
  const pairs = sql<SqlBool>`${keys} @> cases.pairs(${word}::text)`;
  if (word.length === 2) return pairs;
  return word.length > 1 ? sql<SqlBool>`(${pairs} AND ${inText(word)})` : inText(word);
}

function inText(word: string): Expression<SqlBool> {
  return sql<SqlBool>`strpos(lower(${c('title')} || ' ' || ${c('address')}), lower(${word})) > 0`;
}

/** Of a number without its letters: day and running part, or the running part alone. */
function inNumber(word: string): Expression<SqlBool>[] {
  const [, day, running] = /^(?:(\d{8})-)?(\d{3,8})(?:-\d?)?$/.exec(word) ?? [];
  if (!running) return [];
  const padded = running.padStart(4, '0');
  const ofDay = day ? sql`${c('number')} LIKE ${`%-${day}-${padded}-%`}` : sql`true`;
  return [sql<SqlBool>`(${keys} @> ARRAY[${`#${padded}`}]::text[] AND ${ofDay})`];
}
