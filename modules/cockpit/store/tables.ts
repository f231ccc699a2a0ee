/** Row types of the cockpit schema. */
import type { CameraInput, Rotation } from '../contract/screens.ts';
import type { LayoutContent } from '../contract/tile.ts';

/** A layout as stored. */
export interface LayoutRow {
  readonly tenantId: string;
  readonly code: string;
  readonly content: LayoutContent;
  readonly version: number;
  readonly savedAt: Date;
  readonly savedByName: string;
}

/** A camera as stored. */
export interface CameraRow extends CameraInput {
  readonly tenantId: string;
  readonly id: string;
}

/** A rotation as stored. */
export interface RotationRow {
  readonly tenantId: string;
  readonly code: string;
  readonly content: Rotation;
}

/** Tables by name. */
export interface CockpitTables {
  'cockpit.layouts': LayoutRow;
  'cockpit.cameras': CameraRow;
  'cockpit.rotations': RotationRow;
}
