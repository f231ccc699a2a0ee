/** Names in the language of whoever asks, numbers, and words that are long enough. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { caseNumber } from '#platform/ids/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import { ground, type Ground } from '#modules/towns/index.ts';
import { problem } from '../problems.ts';
import { nextNumber } from '../store/rows.ts';

/** Names of villages and departments. */
export interface Names {
  readonly village: (id: string | null) => string;
  readonly department: (id: string | null) => string;
  readonly town: Ground;
}

/** The names of a town. */
export async function namesOf(at: Ctx | Tx): Promise<Names> {
  const ctx = 'ctx' in at ? at.ctx : at;
  const town = await ground(at);
  const pick = (named: { nameZh: string; nameEn: string } | undefined): string =>
    (ctx.locale === 'en' && named?.nameEn) || named?.nameZh || '';
  return {
    town,
    village: (id) => pick(town.village(id ?? '')),
    department: (id) => pick(town.department(id ?? '')),
  };
}

/** @throws no-such-village */
export function requireVillages({ town }: Names, ids: readonly string[], pointer: string): void {
  for (const id of ids) {
    if (!town.villages.some((one) => one.id === id)) {
      throw problem('no-such-village', {}, [{ pointer, detail: id }]);
    }
  }
}

/** @throws no-such-department */
export function requireDepartment({ town }: Names, id: string): void {
  if (!town.departments.some((one) => one.id === id)) {
    throw problem('no-such-department', {}, [{ pointer: '/departmentId', detail: id }]);
  }
}

/** Words without surrounding space. @throws words-blank where too few are left */
export function trimmed(words: string, least: number, pointer: string): string {
  const text = words.trim();
  if ([...text].length < least) throw problem('words-blank', {}, [{ pointer, detail: text }]);
  return text;
}

/** The next number of a kind: JY-20261123-0001. */
export async function newNumber(tx: Tx, kind: 'JY' | 'BJ' | 'YJ' | 'HF'): Promise<string> {
  const now = tx.ctx.clock.now();
  return caseNumber(now, await nextNumber(tx, kind, localDay(now)), kind);
}
