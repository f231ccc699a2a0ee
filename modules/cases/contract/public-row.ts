/** Row of the published view `cases.pub_cases`. */

/** A case as other modules may read it. */
export interface PublicCaseRow {
  readonly tenantId: string;
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly categoryCode: string;
  readonly title: string;
  readonly description: string;
  readonly urgency: string;
  readonly channel: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly address: string;
  readonly villageId: string | null;
  readonly gridCellId: string | null;
  readonly leadDepartmentId: string | null;
  readonly registeredAt: Date;
  readonly dispatchedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly doneAt: Date | null;
  readonly closedAt: Date | null;
  readonly dueAt: Date | null;
  readonly responseDueAt: Date | null;
  readonly overdueAt: Date | null;
  readonly returnedCount: number;
  readonly reopenedCount: number;
  readonly rating: number | null;
  readonly public: boolean;
  readonly confidential: boolean;
  readonly coverPhotoId: string | null;
  readonly reportCount: number;
  /** Confidential as a whole: who reads for others must not name it. `confidential` is about who reported it. */
  readonly sealed: boolean;
}
