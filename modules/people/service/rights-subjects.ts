/** What rights are explained about: cases and the like, each offered by the module that keeps it. */
import type { Scope } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { defineSlot } from '#platform/slots/index.ts';
import type { WhyStep } from '../contract/rights-operations.ts';

/** Whose reach is asked about. */
export interface Viewer {
  readonly personId: string;
  readonly scope: Scope;
}

/** One kind of thing whose visibility is explained. */
export interface RightsSubject {
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  /** Without this permission nobody sees any of them. */
  readonly permission: string;
  /** The thing a person names, in a transaction of the platform; undefined when there is none. */
  readonly find: (tx: Tx, reference: string) => Promise<string | undefined>;
  /** Whether row-level security shows it, in a transaction with the viewer's own reach. */
  readonly isSeen: (tx: Tx, id: string) => Promise<boolean>;
  /** The ways in which it might be within reach, each with whether it is; in a transaction of the platform. */
  readonly reasons: (tx: Tx, id: string, viewer: Viewer) => Promise<WhyStep[]>;
}

/** The slot. */
export const rightsSubjectSlot = defineSlot<RightsSubject>('people.rightsSubject');
