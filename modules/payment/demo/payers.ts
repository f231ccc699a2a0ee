/** Households, stalls and vehicles of the demo town: heads are residents who have accounts, as far as there are any. */
import { DEMO_SEED } from '#demo/geometry/index.ts';
import { demoResidents } from '#demo/people.ts';
import { createRandom } from '#demo/random.ts';
import { residentsByPhone } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { insertAccounts, insertDuties } from '../store/manage.ts';
import type { AccountRecord, DutyRecord } from '../store/tables.ts';

/** How many of each. */
export interface Size {
  readonly households: number;
  readonly stalls: number;
  readonly vehicles: number;
}

/** A payer with what it owes. */
export interface Payer {
  readonly account: AccountRecord;
  readonly duties: readonly DutyRecord[];
}

const streets = ['清溪街', '石桥路', '老码头巷', '供销社路', '圩场东路', '学堂湾'] as const;
const day = 86_400_000;

/** Writes the register. */
export async function fillRegister(tx: Tx, size: Size): Promise<Payer[]> {
  const random = createRandom(DEMO_SEED, `payers-${tx.ctx.tenantId}`);
  const residents = demoResidents(size.households + size.stalls + size.vehicles, DEMO_SEED);
  const known = await residentsByPhone(tx);
  const createdAt = new Date(tx.ctx.clock.now().getTime() - 400 * day);
  const kinds = [
    ...Array.from({ length: size.households }, () => 'household' as const),
    ...Array.from({ length: size.stalls }, () => 'stall' as const),
    ...Array.from({ length: size.vehicles }, () => 'vehicle' as const),
  ];
  const letters = { household: 'H', stall: 'T', vehicle: 'C' } as const;
  const payers = kinds.map((kind, at): Payer => {
    const holder = residents[at];
    const account: AccountRecord = {
      id: uuidv7(createdAt.getTime()),
      tenantId: tx.ctx.tenantId,
      number: `${letters[kind]}${String(at + 1).padStart(4, '0')}`,
      kind,
      holderName: holder?.name ?? '',
      holderPhone: holder?.phone ?? null,
      address: `${random.pick(streets)} ${random.integer(1, 180)} 号`,
      villageId: null,
      personId: known.get(holder?.phone ?? '')?.id ?? null,
      active: true,
      createdAt,
      version: 1,
    };
    return { account, duties: dutiesOf(account, random) };
  });
  await insertAccounts(
    tx,
    payers.map(({ account }) => account),
  );
  await insertDuties(
    tx,
    payers.flatMap(({ duties }) => duties),
  );
  return payers;
}

type Random = ReturnType<typeof createRandom>;

function dutiesOf({ id, kind, tenantId }: AccountRecord, random: Random): DutyRecord[] {
  const duty = (kindCode: string, quantity: number, relief = 0, reliefCode = ''): DutyRecord => ({
    tenantId,
    accountId: id,
    kindCode,
    quantity,
    reliefPercent: relief,
    reliefCode,
  });
  if (kind === 'stall') return [duty('stallRent', random.integer(4, 16))];
  if (kind === 'vehicle') return [duty('parking', 1)];
  const isPoor = random.chance(0.06);
  const sanitation = isPoor
    ? duty('sanitation', random.integer(1, 4), 50, 'lowIncome')
    : duty('sanitation', random.integer(2, 6));
  return [sanitation, duty('water', random.integer(4, 28))];
}
