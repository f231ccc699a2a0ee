/** What departments and kinds of bill are called. */
import { ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { kindRows } from '../store/manage.ts';

/** A name in both languages. */
export interface Named {
  readonly zh: string;
  readonly en: string;
  readonly phone: string;
  readonly basis: string;
}

const unknown: Named = { zh: '—', en: '—', phone: '', basis: '' };

/** Names by id or code. */
export interface Naming {
  readonly department: (id: string) => Named;
  readonly kind: (code: string) => Named;
}

/** Reads the names once a transaction. */
export async function namingOf(tx: Tx): Promise<Naming> {
  const town = await ground(tx.ctx);
  const kinds = new Map((await kindRows(tx)).map((row) => [row.code, row]));
  return {
    department: (id) => {
      const found = town.department(id);
      if (!found) return unknown;
      const { nameZh: zh, nameEn, phone } = found;
      return { zh, en: nameEn || zh, phone, basis: '' };
    },
    kind: (code) => {
      const found = kinds.get(code);
      if (!found) return { ...unknown, zh: code, en: code };
      return { zh: found.nameZh, en: found.nameEn, phone: '', basis: found.basisZh };
    },
  };
}
