/** What a module says of itself, as data only. Read by the server, the tools and the rights page. */

/** Tiers from the ground up; a module may need only modules of its own or a lower tier. */
export type Tier = 'foundation' | 'backbone' | 'scene' | 'view';

/** Roles every town is set up with; an administrator may change what each may do, and add others. */
export type BuiltinRole =
  | 'administrator'
  | 'securityAdministrator'
  | 'auditor'
  | 'leader'
  | 'officer'
  | 'departmentHead'
  | 'crew'
  | 'gridWorker'
  | 'clerk'
  | 'operator'
  | 'resident';

/**
 * Duties that are kept apart: who gives rights (`rights`) neither reads what the town's people report
 * (`content`) nor the record of what everybody did (`audit`); who reads that record changes nothing.
 */
export type Duty = 'rights' | 'content' | 'audit';

/** A permission: `<module>.<verb>`, with its words and the roles that hold it from the start. */
export interface PermissionEntry {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly roles: readonly BuiltinRole[];
  /** Named where the permission belongs to a duty that excludes others. */
  readonly duty?: Duty;
  /** The permission widens the reach to what is kept confidential. */
  readonly opens?: 'confidential';
}

/** How a personal field is shown to those who need not see it whole. */
export type Mask = 'name' | 'phone' | 'idNumber' | 'address' | 'plate' | 'email' | 'text' | 'none';

/** A personal field this module holds (PIPL 6: purpose and necessity). */
export interface PersonalField {
  /** `table.column` inside the module's schema. */
  readonly field: string;
  readonly grade: 'personal' | 'sensitive';
  readonly purposeZh: string;
  /** Days kept after the matter ended; null while the account lives. */
  readonly retentionDays: number | null;
  readonly mask: Mask;
}

/** A module's manifest. */
export interface Manifest {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly tier: Tier;
  readonly needs: readonly string[];
  readonly permissions: readonly PermissionEntry[];
  readonly personalData: readonly PersonalField[];
}

/** Declares a manifest. */
export function defineManifest(manifest: Manifest): Manifest {
  return manifest;
}
