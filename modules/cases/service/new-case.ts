/** What is needed to open a case, and what comes back. */
import type { Span } from '../rules/deadlines.ts';
import type { Judgement, Urgency } from '../store/tables.ts';

/** A photo or voice note that comes with a new case. */
export interface NewAttachment {
  readonly fileId: string;
  readonly kind: 'photo' | 'voice';
  readonly takenAt: Date | null;
  readonly position: { readonly longitude: number; readonly latitude: number } | null;
  readonly perceptualHash: string | null;
}

/** A matter to be opened. Texts are already masked. */
export interface NewCase {
  readonly categoryCode: string;
  /** Who leads, where that follows from the matter itself and not from the duty matrix. */
  readonly leadDepartmentId?: string;
  /** By when, where that follows from the matter itself (a promised time limit) and not from the duty matrix. */
  readonly deadline?: Span;
  /** False: an officer decides before anybody is sent. */
  readonly sure: boolean;
  readonly title: string;
  readonly description: string;
  readonly urgency: Urgency;
  readonly channel: string;
  readonly position: { readonly longitude: number; readonly latitude: number } | null;
  readonly address: string;
  readonly villageId: string | null;
  readonly gridCellId: string | null;
  readonly public: boolean;
  readonly confidential: boolean;
  readonly judgement: Judgement;
  readonly attachments: readonly NewAttachment[];
  /** Departments that take part from the start, besides those that the duty names. */
  readonly alsoDepartmentIds?: readonly string[];
  /** For the first line of the timeline. */
  readonly reporter: {
    readonly kind: string;
    readonly personId: string | null;
    readonly name: string;
    readonly onBehalfOf: string | null;
  };
}

/** A case as opened. */
export interface OpenedCase {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly categoryName: string;
  readonly departmentName: string;
  readonly departmentPhone: string;
  readonly gridWorkerId: string | null;
  readonly dueAt: Date | null;
}
