/** Three days at the telephone: about forty calls, three of them missed, a list to call back. */
import { instantAt, localDay } from '#platform/calendar/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { CallResult } from '../contract/words.ts';
import type { CallbackRow, CallRow } from '../store/tables.ts';
import { before, type DemoWorld, residentAt } from './world.ts';

const matters: readonly (readonly [string, CallResult])[] = [
  ['问今天下午卫生院口腔科有没有医生，已告知值班安排', 'answered'],
  ['反映村口路灯连着三晚不亮，已登记', 'case'],
  ['问高龄津贴年审要带什么材料，已逐项告知', 'answered'],
  ['反映市场路污水井冒水，气味大，已登记', 'case'],
  ['问赶圩日班车几点发车，已告知', 'answered'],
  ['咨询建房审批进度，需要问自然资源所，约定回电', 'callback'],
  ['问医保缴费截止日期，已告知', 'answered'],
  ['反映邻居半夜装修，已登记并告知处理时限', 'case'],
  ['打错电话', 'noMatter'],
  ['问身份证到期怎么换，已告知派出所窗口时间', 'transferred'],
];
const total = 42;
/** When the telephone rings on a day: minutes after local midnight. */
const minutes = [485, 512, 533, 547, 560, 581, 604, 633, 655, 690, 845, 870, 902, 941, 1003];
const daysShown = 5;

/** Calls, and whom to call back. */
export function demoCalls(world: DemoWorld): { calls: CallRow[]; callbacks: CallbackRow[] } {
  const calls = instants(world).map((startedAt, place) => callOf(world, place, startedAt));
  return { calls, callbacks: callbacksOf(world, calls) };
}

/** The last calls before now, newest first, all within hours of work. */
function instants(world: DemoWorld): Date[] {
  const latest = before(world, 8).getTime();
  return Array.from({ length: daysShown }, (_, day) => localDay(before(world, day * 1440)))
    .flatMap((day) => minutes.map((minute) => instantAt(day, minute)))
    .filter((at) => at.getTime() <= latest)
    .sort((a, b) => b.getTime() - a.getTime())
    .slice(0, total);
}

function callOf(world: DemoWorld, place: number, startedAt: Date): CallRow {
  const isMissed = place === 2 || place === 9 || place === 23;
  const matter = matters[place % matters.length];
  const resident = residentAt(world, 60 + place);
  const answeredAt = new Date(startedAt.getTime() + (4 + (place % 7) * 3) * 1000);
  const endedAt = new Date(answeredAt.getTime() + (70 + (place % 9) * 41) * 1000);
  const day = localDay(startedAt).replaceAll('-', '');
  return {
    id: uuidv7(startedAt.getTime()),
    tenantId: world.tenantId,
    number: `DH-${day}-${String(101 + total - place).padStart(4, '0')}`,
    direction: 'in',
    source: place % 3 === 0 ? 'exchange' : 'typed',
    externalId: place % 3 === 0 ? `demo-${place}` : null,
    phone: resident.phone ?? '',
    callerName: isMissed ? '' : resident.name,
    principalId: resident.id,
    agentId: isMissed ? null : world.officerId,
    state: isMissed ? 'missed' : 'ended',
    startedAt,
    answeredAt: isMissed ? null : answeredAt,
    endedAt: isMissed ? answeredAt : endedAt,
    recording: isMissed ? '' : `REC-${day}-${1000 + place}`,
    summary: isMissed ? '' : (matter?.[0] ?? ''),
    result: isMissed ? null : (matter?.[1] ?? null),
    reference: '',
    callbackId: null,
  };
}

function callbacksOf(world: DemoWorld, calls: readonly CallRow[]): CallbackRow[] {
  const promised = calls.filter(({ result, state }) => state === 'missed' || result === 'callback');
  return promised.slice(0, 6).map((call, place) => {
    const isDone = place > 3;
    const isMissed = call.state === 'missed';
    return {
      id: uuidv7(call.startedAt.getTime() + 1),
      tenantId: world.tenantId,
      callId: call.id,
      phone: call.phone,
      principalId: call.principalId,
      reason: isMissed ? '未接来电' : '建房审批进度，问过自然资源所后回电',
      state: isDone ? 'reached' : 'open',
      dueAt: new Date(call.startedAt.getTime() + (place === 0 ? 240 : 60) * 60_000),
      attempts: isDone ? 1 : place === 1 ? 1 : 0,
      lastOutcome: isDone ? 'reached' : place === 1 ? 'noAnswer' : null,
      createdBy: isMissed ? null : world.officerId,
      createdAt: call.startedAt,
      endedAt: isDone ? new Date(call.startedAt.getTime() + 40 * 60_000) : null,
      version: 1,
    };
  });
}
