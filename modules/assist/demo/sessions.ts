/** A morning at the window, and yesterday. */
import { localDay } from '#platform/calendar/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { ActKind, Consent, SessionEnd, SessionWay } from '../contract/words.ts';
import type { ActRow, SessionRow } from '../store/tables.ts';
import { before, type DemoWorld, residentAt } from './world.ts';

interface Told {
  readonly agoMinutes: number;
  readonly lastedMinutes: number;
  readonly way: SessionWay;
  readonly consent: Consent;
  readonly words: string;
  readonly end: SessionEnd;
  readonly kinds: readonly ActKind[];
}

const card = '出示居民身份证，人证一致';
const told: readonly Told[] = [
  {
    agoMinutes: 25,
    lastedMinutes: 9,
    way: 'window',
    consent: 'card',
    words: card,
    end: 'finished',
    kinds: ['report'],
  },
  {
    agoMinutes: 58,
    lastedMinutes: 14,
    way: 'window',
    consent: 'card',
    words: card,
    end: 'finished',
    kinds: ['report', 'look'],
  },
  {
    agoMinutes: 96,
    lastedMinutes: 21,
    way: 'window',
    consent: 'card',
    words: '出示社会保障卡',
    end: 'idle',
    kinds: ['look'],
  },
  {
    agoMinutes: 140,
    lastedMinutes: 7,
    way: 'telephone',
    consent: 'spoken',
    words: '录音 REC-0931',
    end: 'finished',
    kinds: ['report'],
  },
  {
    agoMinutes: 171,
    lastedMinutes: 4,
    way: 'window',
    consent: 'card',
    words: card,
    end: 'withdrawn',
    kinds: [],
  },
  {
    agoMinutes: 1490,
    lastedMinutes: 12,
    way: 'window',
    consent: 'card',
    words: card,
    end: 'finished',
    kinds: ['report'],
  },
  {
    agoMinutes: 1530,
    lastedMinutes: 8,
    way: 'telephone',
    consent: 'spoken',
    words: '录音 REC-0874',
    end: 'finished',
    kinds: ['report'],
  },
];

/** Sessions with what was done in them. */
export function demoSessions(
  world: DemoWorld,
  mandateId: string,
): { sessions: SessionRow[]; acts: ActRow[] } {
  const sessions = told.map((one, place) => sessionOf(world, one, place));
  const acts = sessions.flatMap((session, place) =>
    (told[place]?.kinds ?? []).map((kind, step) => actOf(world, session, { kind, step })),
  );
  return { sessions, acts: [...acts, ...actsOfDaughter(world, mandateId)] };
}

function sessionOf(world: DemoWorld, one: Told, place: number): SessionRow {
  const at = before(world, one.agoMinutes);
  const day = localDay(at).replaceAll('-', '');
  const { way, consent } = one;
  return {
    id: uuidv7(at.getTime()),
    tenantId: world.tenantId,
    number: `BB-${day}-${String(101 + told.length - place).padStart(3, '0')}`,
    principalId: residentAt(world, 20 + place).id,
    agentId: way === 'window' ? world.clerkId : world.officerId,
    way,
    consent,
    consentFileId: null,
    consentWords: one.words,
    covers: ['report', 'services', 'booking', 'payment', 'look'],
    state: 'ended',
    openedAt: at,
    seenAt: at,
    endedAt: before(world, one.agoMinutes - one.lastedMinutes),
    endReason: one.end,
    draft: '',
    callId: null,
  };
}

function actOf(
  { tenantId }: DemoWorld,
  session: SessionRow,
  { kind, step }: { readonly kind: ActKind; readonly step: number },
): ActRow {
  const at = new Date(session.openedAt.getTime() + (step + 2) * 60_000);
  return {
    id: uuidv7(at.getTime()),
    tenantId,
    principalId: session.principalId,
    agentId: session.agentId,
    mandateId: session.id,
    mandateKind: 'assistance',
    operation: kind === 'report' ? 'reports.submit' : 'reports.mine',
    kind,
    isReading: kind === 'look',
    occurredAt: at,
    outcome: 'done',
    reference: '',
  };
}

/** What the daughter did for her mother lately. */
function actsOfDaughter(world: DemoWorld, mandateId: string): ActRow[] {
  const [principalId = '', agentId = ''] = world.family;
  return [400, 3100, 9000].map((agoMinutes, place) => {
    const at = before(world, agoMinutes);
    const isReading = place > 0;
    return {
      id: uuidv7(at.getTime()),
      tenantId: world.tenantId,
      principalId,
      agentId,
      mandateId,
      mandateKind: 'family',
      operation: isReading ? 'reports.mine' : 'reports.submit',
      kind: 'report',
      isReading,
      occurredAt: at,
      outcome: 'done',
      reference: '',
    };
  });
}
