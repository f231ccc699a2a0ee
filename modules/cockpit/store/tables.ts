/** Row types of the cockpit schema. */
import type { CameraHost, CameraInput, Rotation } from '../contract/screens.ts';
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
export interface CameraRow extends Omit<CameraInput, 'position'> {
  readonly tenantId: string;
  readonly id: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** The hosts that cameras of a town may stand at. */
export interface CameraHostsRow {
  readonly tenantId: string;
  readonly hosts: CameraHost[];
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
  'cockpit.cameraHosts': CameraHostsRow;
  'cockpit.rotations': RotationRow;
}
