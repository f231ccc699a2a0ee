/** The register of households, stalls and vehicles that are billed regularly. */
import { residentsByPhone } from '#modules/people/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { TableColumn, TableRow } from '#platform/spreadsheet/index.ts';
import { canonicalMobile } from '#platform/text/index.ts';
import type { AccountRow, FileFault, FileOutcome } from '../contract/index.ts';
import { reliefWords } from '../contract/manage.ts';
import type { PayerKind } from '../contract/words.ts';
import {
  accountPage,
  accountsByNumbers,
  dutiesOf,
  insertAccounts,
  insertDuties,
  kindRows,
} from '../store/manage.ts';
import type { AccountRecord, DutyRecord, KindRow } from '../store/tables.ts';
import { doubled, faultAt, mostFaults, numberIn, readRows, textIn } from './files.ts';

/** A page of the register, by number. */
export async function listAccounts(
  ctx: Ctx,
  query: {
    readonly q?: string;
    readonly kind?: PayerKind;
    readonly cursor?: string;
    readonly limit?: number;
  },
) {
  const { cursor, limit = 50, ...filter } = query;
  return ctx.database.inTenant(ctx, async (tx) => {
    const afterNumber = cursor ? Buffer.from(cursor, 'base64url').toString('utf8') : null;
    const rows = await accountPage(tx, filter, { limit, afterNumber });
    const shown = rows.slice(0, limit);
    const duties = await dutiesOf(
      tx,
      shown.map(({ id }) => id),
    );
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => viewOf(row, duties)),
      nextCursor: last ? Buffer.from(last.number).toString('base64url') : null,
    };
  });
}

function viewOf(row: AccountRecord, duties: readonly DutyRecord[]): AccountRow {
  const { id, number, kind, holderName, holderPhone, address, personId, active } = row;
  return {
    id,
    number,
    kind,
    holderName,
    holderPhone: holderPhone ?? '',
    address,
    linked: personId !== null,
    active,
    duties: duties
      .filter(({ accountId }) => accountId === id)
      .map(({ kindCode, quantity, reliefPercent, reliefCode }) => ({
        kindCode,
        quantity,
        reliefPercent,
        reliefCode,
      })),
  };
}

const columns: readonly TableColumn[] = [
  { key: 'number', title: '户号', type: 'text', required: true },
  { key: 'kind', title: '类别', type: 'text', required: true },
  { key: 'name', title: '户主姓名', type: 'text', required: true },
  { key: 'phone', title: '电话', type: 'text' },
  { key: 'address', title: '地址', type: 'text' },
  { key: 'item', title: '收费项目', type: 'text', required: true },
  { key: 'quantity', title: '数量', type: 'number' },
  { key: 'relief', title: '减免比例%', type: 'number' },
  { key: 'reason', title: '减免原因', type: 'text' },
];

const kindWords: Readonly<Record<string, PayerKind>> = {
  住户: 'household',
  摊位: 'stall',
  车辆: 'vehicle',
  个人: 'person',
};

/** Reads the register; new accounts are added, what they are charged is set. @throws payment-file-unreadable */
export async function importAccounts(
  ctx: Ctx,
  input: { readonly file: string; readonly apply: boolean },
): Promise<FileOutcome> {
  const { rows, faults } = await readRows(input.file, columns);
  return ctx.database.inTenant(ctx, async (tx) => {
    const kinds = await kindRows(tx);
    const again = doubled(rows, 'number');
    const found = rows.flatMap((row) => faultOf(row, kinds, again) ?? []);
    const all = [...faults, ...found].toSorted((a, b) => a.row - b.row);
    const outcome = {
      count: rows.length - all.length,
      totalFen: 0,
      faults: all.slice(0, mostFaults),
    };
    if (!input.apply || all.length > 0 || rows.length === 0) return { ...outcome, done: false };
    await write(tx, rows, kinds);
    const detail = { rows: rows.length };
    await audit(tx, [{ action: 'payment.importAccounts', subject: ctx.tenantId, detail }]);
    return { ...outcome, done: true };
  });
}

function faultOf(
  row: TableRow,
  kinds: readonly KindRow[],
  again: ReadonlySet<number>,
): FileFault | null {
  const at = row.row;
  const [item, phone] = [textIn(row, 'item'), textIn(row, 'phone')];
  const relief = numberIn(row, 'relief') ?? 0;
  const quantity = numberIn(row, 'quantity') ?? 1;
  if (again.has(at))
    return faultAt(at, '户号', '同一户号在表里出现了两次', 'This account stands twice in the file');
  if (!/^[A-Za-z0-9-]{2,24}$/.test(textIn(row, 'number')))
    return faultAt(
      at,
      '户号',
      '户号只能用字母、数字和短横',
      'Numbers are letters, digits and hyphens',
    );
  if (!(textIn(row, 'kind') in kindWords))
    return faultAt(
      at,
      '类别',
      '类别填：住户、摊位、车辆、个人',
      'The class is 住户, 摊位, 车辆 or 个人',
    );
  if (!kinds.some(({ nameZh }) => nameZh === item))
    return faultAt(at, '收费项目', `没有收费项目“${item}”`, `There is no kind of bill “${item}”`);
  if (phone !== '' && canonicalMobile(phone) === undefined)
    return faultAt(at, '电话', '不是手机号', 'This is no mobile number');
  if (quantity < 0 || quantity > 1_000_000)
    return faultAt(
      at,
      '数量',
      '数量应在 0 到 100 万之间',
      'The quantity is between 0 and a million',
    );
  if (relief < 0 || relief > 100)
    return faultAt(
      at,
      '减免比例%',
      '减免比例应在 0 到 100 之间',
      'The relief is between 0 and 100',
    );
  if (relief > 0 && !reliefCodeOf(textIn(row, 'reason')))
    return faultAt(
      at,
      '减免原因',
      `减免原因填：${Object.values(reliefWords).join('、')}`,
      `The ground is one of ${Object.values(reliefWords).join(', ')}`,
    );
  return null;
}

function reliefCodeOf(words: string): string | null {
  return Object.entries(reliefWords).find(([, zh]) => zh === words)?.[0] ?? null;
}

async function write(tx: Tx, rows: readonly TableRow[], kinds: readonly KindRow[]): Promise<void> {
  const { tenantId, clock } = tx.ctx;
  const createdAt = clock.now();
  const numberOf = (row: TableRow): string => textIn(row, 'number').toUpperCase();
  const known = new Map(
    (await accountsByNumbers(tx, rows.map(numberOf))).map(({ number, id }) => [number, id]),
  );
  const residents = await residentsByPhone(tx);
  const fresh: AccountRecord[] = rows
    .filter((row) => !known.has(numberOf(row)))
    .map((row) => {
      const holderPhone = canonicalMobile(textIn(row, 'phone')) ?? null;
      const id = uuidv7(createdAt.getTime());
      known.set(numberOf(row), id);
      return {
        id,
        tenantId,
        number: numberOf(row),
        kind: kindWords[textIn(row, 'kind')] ?? 'person',
        holderName: textIn(row, 'name').slice(0, 40),
        holderPhone,
        address: textIn(row, 'address').slice(0, 120),
        villageId: null,
        personId: residents.get(holderPhone ?? '')?.id ?? null,
        active: true,
        createdAt,
        version: 1,
      };
    });
  await insertAccounts(tx, fresh);
  await insertDuties(
    tx,
    rows.map((row) => ({
      tenantId,
      accountId: known.get(numberOf(row)) ?? '',
      kindCode: kinds.find(({ nameZh }) => nameZh === textIn(row, 'item'))?.code ?? '',
      quantity: numberIn(row, 'quantity') ?? 1,
      reliefPercent: numberIn(row, 'relief') ?? 0,
      reliefCode: reliefCodeOf(textIn(row, 'reason')) ?? '',
    })),
  );
}
