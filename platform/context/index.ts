/** The first argument of every use case: for whom, by whom, when, and through which database. */
import type { ActKind } from '../contract/behalf.ts';
import type { Clock } from '../clock/index.ts';
import type { Database } from '../database/index.ts';
import type { Locale } from '../problems/index.ts';

/** How far a person's rights reach inside the tenant. */
export type ScopeKind = 'county' | 'town' | 'department' | 'village' | 'gridCell' | 'own';

/** A person's reach, resolved once a request. */
export interface Scope {
  readonly kind: ScopeKind;
  readonly departmentIds: readonly string[];
  readonly villageIds: readonly string[];
  readonly gridCellIds: readonly string[];
  /** Covers what is kept confidential, within the rest of the reach. */
  readonly confidential?: boolean;
}

/** A look into a town by break-glass. */
export interface Visit {
  readonly id: string;
  /** The county where the visitor is at home. */
  readonly homeTenantId: string;
  readonly reason: string;
  readonly endsAt: Date;
}

/** Who acts. A `system` actor is a listener, a timer or the demo loader. */
export interface Actor {
  readonly kind: 'staff' | 'resident' | 'apiKey' | 'anonymous' | 'system';
  /** people.person id; null for anonymous and system. */
  readonly personId: string | null;
  readonly name: string;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<string>;
  readonly scope: Scope;
  /** What the person must do before any permission counts: change a given password, enrol a second factor. */
  readonly owes?: 'newPassword' | 'secondFactor';
  /** When a member of staff last proved to be at the keyboard; dangerous acts look at it. */
  readonly confirmedAt?: Date | null;
  /** A county operator who looks into this town by break-glass: reads only, each request noted. */
  readonly visit?: Visit;
  /** The resident for whom a clerk or relative acts (代办). */
  readonly onBehalfOf?: OnBehalfOf;
}

/** For whom somebody acts, and what the edge admitted. */
export interface OnBehalfOf {
  readonly personId: string | null;
  readonly name: string;
  /** The mandate or session that was shown for it; absent where none was asked for. */
  readonly mandate?: { readonly id: string; readonly kind: 'family' | 'assistance' };
  /** The kind of act of this request. */
  readonly act?: ActKind;
  /** The note of this act. */
  readonly actId?: string;
}

/** Everything a use case may know of its surroundings; nothing reads time or environment otherwise. */
export interface Ctx {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly locale: Locale;
  readonly traceId: string;
  readonly database: Database;
}

/** A reach that covers nothing but one's own. */
export const nowhere: Scope = { kind: 'own', departmentIds: [], villageIds: [], gridCellIds: [] };

/** Nobody in particular: what a public operation runs as. */
export const anonymous: Actor = {
  kind: 'anonymous',
  personId: null,
  name: '',
  roles: [],
  permissions: new Set(),
  scope: nowhere,
};

/** The platform itself: sees the whole tenant, holds every permission by not being asked. */
export const systemActor: Actor = {
  kind: 'system',
  personId: null,
  name: '系统',
  roles: [],
  permissions: new Set(),
  scope: { ...nowhere, kind: 'town', confidential: true },
};
