/** Numbers of bills, orders, refunds, receipts, entries, shifts; codes that cannot be guessed. */
import { randomInt } from 'node:crypto';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { takeNumbers } from '../store/bills.ts';

/** Letters and digits that nobody mistakes for one another. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A code of so many letters and digits. */
export function secretCode(length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}

/** Six digits that are typed beside a bill's number. */
export function payCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Readable numbers of a series and month: JF-202611-000123. */
export async function readableNumbers(
  tx: Tx,
  letterPair: 'JF' | 'PJ' | 'PZ' | 'JB',
  count: number,
): Promise<string[]> {
  const month = localDay(tx.ctx.clock.now()).slice(0, 7).replace('-', '');
  const series = `${letterPair}-${month}`;
  const first = await takeNumbers(tx, series, count);
  return Array.from(
    { length: count },
    (_, at) => `${series}-${String(first + at).padStart(6, '0')}`,
  );
}

/** A number that a channel takes: at most 32 letters and digits, of our day, not to be guessed. */
export async function channelNumber(tx: Tx, letter: 'P' | 'R'): Promise<string> {
  const day = localDay(tx.ctx.clock.now()).replaceAll('-', '');
  const sequence = await takeNumbers(tx, `${letter}${day}`, 1);
  return `${letter}${day}${String(sequence).padStart(6, '0')}${secretCode(6)}`;
}
