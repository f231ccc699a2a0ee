/** The older people of the demo towns: invented, with homes in the houses that the town's geometry has. */
import { DEMO_SEED, demoTown } from '#demo/geometry/index.ts';
import { inventName } from '#demo/names.ts';
import { demoResidents } from '#demo/people.ts';
import { createRandom, type Random } from '#demo/random.ts';
import { createRegister } from '#demo/residents/identity.ts';
import { residentsByPhone } from '#modules/people/index.ts';
import { type Ground, ground } from '#modules/towns/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { Disability } from '../contract/words.ts';
import { dayPlus } from '../rules/age.ts';
import { blankElder } from '../service/elders.ts';
import { insertContacts, insertElders } from '../store/elders.ts';
import type { ContactRecord, ElderRecord } from '../store/tables.ts';

/** How many, and whose town. */
export interface Wish {
  readonly count: number;
  readonly twin: boolean;
}

const notes = [
  '耳背，说话慢一点',
  '高血压，每天早上吃药',
  '腿脚不好，敲门多等一会儿',
  '养了一只狗，不咬人',
  '',
  '',
  '',
  '',
];

/** Ages as they are in a town whose young people have left: most in their seventies. */
function ageOf(random: Random, index: number): number {
  if (index % 20 === 7) return 90 + Math.floor(random.next() * 9);
  if (index % 3 === 0) return 80 + Math.floor(random.next() * 10);
  return 62 + Math.floor(random.next() * 18);
}

function disabilityOf(random: Random, age: number): Disability {
  const draw = random.next() - (age - 60) / 150;
  return draw > 0.45 ? 'none' : draw > 0.2 ? 'mild' : draw > 0.05 ? 'moderate' : 'severe';
}

/** Registers them. */
export async function fillElders(tx: Tx, wish: Wish): Promise<ElderRecord[]> {
  const random = createRandom(DEMO_SEED, wish.twin ? 'elders-twin' : 'elders');
  const town = await ground(tx);
  const home = wish.twin ? demoTown(DEMO_SEED).baisha : demoTown(DEMO_SEED).qingxi;
  const residents = demoResidents(wish.count + 40, DEMO_SEED, home);
  const accounts = await residentsByPhone(tx);
  const blank = await blankElder(tx);
  const today = localDay(tx.ctx.clock.now());
  const idNumber = createRegister();
  const taken = new Set<string>();
  const rows = residents.slice(0, wish.count).map((resident, index): ElderRecord => {
    const age = ageOf(random, index);
    const birthDay = dayPlus(today, -Math.round(age * 365.25) - Math.floor(random.next() * 300));
    // The first sixty are residents with an account of the demo town; the others have none.
    const account = index < 60 && !wish.twin ? accounts.get(resident.phone) : undefined;
    const named = account ? resident : inventName(random, taken);
    const cell = town.gridCells.find(({ code }) => code === resident.gridCellCode);
    return {
      ...blank,
      id: uuidv7(),
      number: index + 1,
      personId: account?.id ?? null,
      recordId: null,
      name: named.name,
      gender: named.gender,
      birthDay,
      idNumber: idNumber('439981', birthDay.replaceAll('-', ''), named.gender),
      phone: account ? resident.phone : '',
      address: addressOf(town, cell?.villageId ?? null, random),
      villageId: cell?.villageId ?? null,
      gridCellId: cell?.id ?? null,
      ...resident.position,
      livingAlone: random.next() < 0.3,
      disability: disabilityOf(random, age),
      note: notes[index % notes.length] ?? '',
      consentHow: index % 4 === 3 ? 'none' : 'signed',
      consentAt: index % 4 === 3 ? null : tx.ctx.clock.now(),
    };
  });
  await insertElders(tx, rows);
  await insertContacts(
    tx,
    contactsFor(tx, rows, { random, taken, accounts: [...accounts.values()].slice(200) }),
  );
  return rows;
}

function addressOf(town: Ground, villageId: string | null, random: Random): string {
  const group = 1 + Math.floor(random.next() * 12);
  return `${town.village(villageId ?? '')?.nameZh ?? ''}${group}组${1 + Math.floor(random.next() * 60)}号`;
}

interface Kin {
  readonly random: Random;
  readonly taken: Set<string>;
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly phone: string | null;
  }[];
}

function contactsFor(
  tx: Tx,
  elders: readonly ElderRecord[],
  { random, taken, accounts }: Kin,
): ContactRecord[] {
  const now = tx.ctx.clock.now();
  return elders.flatMap((elder, index) => {
    if (index % 5 === 4) return [];
    const account = accounts[index];
    const relation = random.next() < 0.7 ? ('child' as const) : ('relative' as const);
    const consent = elder.consentHow !== 'none' && index % 7 !== 6;
    return [
      {
        id: uuidv7(),
        tenantId: elder.tenantId,
        elderId: elder.id,
        personId: account?.id ?? null,
        name: account?.name ?? inventName(random, taken).name,
        phone: account?.phone ?? `1990000${String(2000 + index)}`,
        relation,
        consent,
        consentAt: consent ? now : null,
        position: 1,
        createdAt: now,
      },
    ];
  });
}
