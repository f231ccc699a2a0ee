/** Events of the intake; the subject is the batch's id. */
export const events = {
  /** Rows became visible: `{ resourceId, batchId, added, changed, removed }`. */
  applied: 'intake.batchApplied',
  /** Rows of a batch were taken back: `{ resourceId, batchId, added, changed, removed }`. */
  takenBack: 'intake.batchTakenBack',
} as const;

/** What both tell. */
export interface RowsMoved {
  readonly resourceId: string;
  readonly batchId: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}
