/** Events: written with the act (outbox), numbered after commit, read by listeners and screens. */
import { insertMany, type Tx } from '../database/index.ts';
import { uuidv7 } from '../ids/index.ts';

/** Who may see an event on a live screen, besides those whose scope is the town. */
export interface Audience {
  readonly departments?: readonly string[];
  readonly gridCells?: readonly string[];
  readonly villages?: readonly string[];
  readonly people?: readonly string[];
  readonly everyone?: boolean;
  /** Only those whose reach covers what is confidential, and `people`. */
  readonly confidential?: boolean;
}

/** An event to be told. `payload` holds no personal data. */
export interface NewEvent {
  readonly type: string;
  readonly subject: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly audience: Audience;
}

/** A committed event. */
export interface StoredEvent extends NewEvent {
  readonly id: string;
  readonly tenantId: string;
  readonly position: number;
  readonly actorId: string | null;
  readonly traceId: string;
  readonly occurredAt: Date;
}

/** Row types of the platform's event tables. */
export interface EventTables {
  'platform.events': {
    id: string;
    tenantId: string;
    position: number | null;
    type: string;
    subject: string;
    payload: unknown;
    audience: unknown;
    actorId: string | null;
    traceId: string;
    occurredAt: Date;
  };
  'platform.listeners': { name: string; position: number };
  'platform.deliveries': {
    tenantId: string;
    listener: string;
    eventId: string;
    deliveredAt: Date;
    error: string | null;
  };
}

/** Writes events in the running transaction. */
export async function emit(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { ctx } = tx;
  const now = ctx.clock.now();
  const rows = events.map((event) => ({
    id: uuidv7(),
    tenantId: ctx.tenantId,
    type: event.type,
    subject: event.subject,
    payload: event.payload,
    audience: event.audience,
    actorId: ctx.actor.personId,
    traceId: ctx.traceId,
    occurredAt: now,
  }));
  await insertMany(tx, 'platform.events', rows);
}
