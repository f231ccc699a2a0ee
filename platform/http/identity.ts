/** Who makes requests: the slot that the module of people fills, and what it is told. */
import type { Actor, Ctx } from '../context/index.ts';
import type { Database } from '../database/index.ts';
import type { Manifest } from '../manifest/index.ts';
import { defineSlot } from '../slots/index.ts';

/** An operation as mounted. */
export interface MountedOperation {
  /** `module.name`. */
  readonly id: string;
  readonly method: string;
  readonly permission: string;
  readonly summary: string;
}

/** What a signed-in request turns out to be. */
export interface Identity {
  readonly tenantId: string;
  readonly actor: Actor;
}

/** What the identity source may use. */
export interface IdentitySurroundings {
  readonly database: Database;
  readonly manifests: readonly Manifest[];
  readonly operations: readonly MountedOperation[];
  readonly now: Date;
}

/** What a request shows of who makes it. */
export interface Credential {
  readonly sessionToken?: string;
  readonly apiKey?: string;
  /** Seconds since the last touch of keyboard, mouse or screen, as the page says; endless where nothing shows a person. */
  readonly idleSeconds?: number;
}

/** Filled by the module that knows people: turns a session token or API key into who acts. */
export interface IdentitySource {
  authenticate(
    surroundings: IdentitySurroundings,
    credential: Credential,
  ): Promise<Identity | null>;
  /** Notes a request of a visitor in the town that is visited, before it is answered. */
  noteRequest(ctx: Ctx, request: { readonly method: string; readonly path: string }): Promise<void>;
}

/** The slot of the identity source. */
export const identitySlot = defineSlot<IdentitySource>('identity');

/** Name of the session cookie. */
export const sessionCookie = 'zhenshu_session';
