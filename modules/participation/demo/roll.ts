/** The roll of the demo: most residents with an account, and old people without one. */
import { createRegister } from '#demo/residents/identity.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { insertResidents } from '../store/roll.ts';
import type { ResidentRecord } from '../store/tables.ts';
import { type Stage, spread } from './stage.ts';

const onRoll = 220;
const elders = ['王桂英', '李永福', '陈秀兰', '张金莲', '刘德全', '黄玉珍', '周长顺', '吴满秀'];

/** Puts residents on the roll. */
export async function fillRoll(stage: Stage): Promise<readonly ResidentRecord[]> {
  const { ctx, people, villages } = stage;
  const register = createRegister();
  const verifiedBy = stage.staff('clerk1').personId;
  const now = ctx.clock.now().getTime();
  const rowOf = (
    at: number,
    who: { personId: string | null; name: string; gender: 'female' | 'male' },
  ) => {
    const year = who.personId ? 1948 + Math.floor(spread(at) * 62) : 1936 + (at % 10);
    const month = String(1 + Math.floor(spread(at + 1000) * 12)).padStart(2, '0');
    const day = String(1 + Math.floor(spread(at + 2000) * 28)).padStart(2, '0');
    const bornOn = `${year}-${month}-${day}`;
    const verifiedAt = new Date(now - (20 + spread(at + 3000) * 90) * 86_400_000);
    return {
      id: uuidv7(verifiedAt.getTime()),
      tenantId: ctx.tenantId,
      personId: who.personId,
      name: who.name,
      // Region 439984: given to no place, and unused by the town's other lists.
      idNumber: register('439984', bornOn, who.gender),
      villageId: villages[at % villages.length]?.id ?? '',
      bornOn,
      verifiedBy,
      verifiedAt,
      active: true,
      version: 1,
    };
  };
  const rows = [
    ...people.slice(0, onRoll).map((person, at) => rowOf(at, person)),
    ...elders.map((name, at) =>
      rowOf(500 + at * villages.length, {
        personId: null,
        name,
        gender: at % 2 === 0 ? 'female' : 'male',
      }),
    ),
  ];
  await ctx.database.inTenant(ctx, (tx) => insertResidents(tx, rows));
  return rows;
}
