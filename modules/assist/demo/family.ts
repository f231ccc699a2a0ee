/** A family of the demo: a mother of 78, her daughter in the county town, a grandson, and a neighbour. */
import { uuidv7 } from '#platform/ids/index.ts';
import { endOf } from '../rules/mandate.ts';
import type { MandateRow } from '../store/tables.ts';
import { before, type DemoWorld, residentAt } from './world.ts';

export const demoFamily = [
  { name: '王秀英', phone: '13900001001', gender: 'female' },
  { name: '李敏', phone: '13900001002', gender: 'female' },
] as const;

const days = ({ now }: DemoWorld, count: number): Date => endOf(now, count);

/** The mother's mandate to her daughter, from which the others differ. */
function mandateOf(
  world: DemoWorld,
  agoMinutes: number,
  more: Partial<MandateRow> = {},
): MandateRow {
  const [mother = '', daughter = ''] = world.family;
  const at = before(world, agoMinutes);
  return {
    id: uuidv7(at.getTime()),
    tenantId: world.tenantId,
    principalId: mother,
    agentId: daughter,
    agentName: '李敏',
    agentPhone: '13900001002',
    relation: 'child',
    covers: ['report', 'services', 'booking', 'payment', 'look'],
    way: 'phone',
    state: 'live',
    begunBy: mother,
    sessionId: null,
    formFileId: null,
    codeSha256: null,
    codeTries: 0,
    codeUntil: null,
    untilAt: days(world, 150),
    createdAt: at,
    liveAt: at,
    endedAt: null,
    endedBy: null,
    endReason: null,
    ...more,
  };
}

/** The mother lets her daughter act; a neighbour's mandate was taken back, a grandson has not answered yet. */
export function demoMandates(world: DemoWorld): MandateRow[] {
  const [mother = ''] = world.family;
  const neighbour = residentAt(world, 11);
  const grandson = residentAt(world, 12);
  return [
    mandateOf(world, 30 * 1440),
    mandateOf(world, 12 * 1440, {
      agentId: neighbour.id,
      agentName: neighbour.name,
      agentPhone: neighbour.phone ?? '',
      relation: 'neighbour',
      covers: ['booking'],
      way: 'window',
      state: 'ended',
      untilAt: days(world, 18),
      endedAt: before(world, 3 * 1440),
      endedBy: mother,
      endReason: 'revoked',
    }),
    mandateOf(world, 90, {
      agentId: null,
      agentName: grandson.name,
      agentPhone: grandson.phone ?? '',
      relation: 'grandchild',
      covers: ['payment', 'look'],
      state: 'offered',
      liveAt: null,
      untilAt: days(world, 30),
    }),
  ];
}
