import type { StaffMember } from '../../contract.ts';

/** A grid cell with who answers for it. */
export interface CellRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly village: string;
  readonly worker: StaffMember | undefined;
}
