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

/**
 * How a personal field is shown to those who need not see it whole. `text` finds numbers in free words;
 * `withheld` shows nothing at all (faces, secrets); `none` is shown as it is.
 */
export type Mask =
  | 'name'
  | 'phone'
  | 'idNumber'
  | 'bankCard'
  | 'address'
  | 'plate'
  | 'email'
  | 'text'
  | 'withheld'
  | 'none';

/**
 * On what a processing rests (PIPL 13): a duty laid down by law, consent of the person, a contract with or
 * the employment of the person, or an emergency.
 */
export type LegalBasis = 'duty' | 'consent' | 'contract' | 'employment' | 'emergency';

/** How a column is kept sealed (encrypted) at rest. */
export interface Sealed {
  /** The column beside it by which exactly this value is found (blind index). */
  readonly index?: {
    readonly column: string;
    readonly of: 'phone' | 'idNumber' | 'email' | 'text';
    /** Fewer than 128 where the values are few: several then share an index. */
    readonly bits?: number;
  };
  /** The column is jsonb. */
  readonly json?: true;
}

/** A personal field this module holds (PIPL 6: purpose and necessity). */
export interface PersonalField {
  /** `table.column` inside the module's schema. */
  readonly field: string;
  readonly grade: 'personal' | 'sensitive';
  /** What people call it, e.g. 手机号. */
  readonly title?: { readonly zh: string; readonly en: string };
  /** Codes that stand in the column, in words; other values are shown as they are. */
  readonly words?: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  readonly purposeZh: string;
  readonly purposeEn?: string;
  /** `duty` unless said. */
  readonly basis?: LegalBasis;
  /** Days kept after the matter ended; null while the account lives. */
  readonly retentionDays: number | null;
  readonly mask: Mask;
  /** Permissions whose holders may see it whole, besides the person concerned; nobody unless said. */
  readonly wholeFor?: readonly string[];
  /** Kept sealed at rest; open unless said. */
  readonly sealed?: Sealed | true;
  /** Column of the same row that names the row; `id` unless said. */
  readonly rowKey?: string;
  /** Column of the same row that names the person concerned (people.people id). */
  readonly ofPerson?: string;
  /** Column of the same row from which `retentionDays` count. */
  readonly agesFrom?: string;
  /** What happens at the end of the time, and when the person asks: `blank` the field unless said. */
  readonly atEnd?: 'blank' | 'deleteRow' | 'module';
  /**
   * The law that has it kept until its time is over, also when the person asks for erasure (PIPL 47): erasing
   * leaves it and says so, the sweep takes it.
   */
  readonly lawKeeps?: { readonly zh: string; readonly en: string };
}

/** A column with a secret that is not about a person. */
export interface SecretField {
  /** `table.column` inside the module's schema. */
  readonly field: string;
  readonly sealed: Sealed | true;
  /** Column of the same row that names the row; `id` unless said. */
  readonly rowKey?: string;
}

/** A module's manifest. */
export interface Manifest {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly tier: Tier;
  readonly needs: readonly string[];
  readonly permissions: readonly PermissionEntry[];
  /** What acts that leave a line of audit are called, by name without the module: `signIn`. */
  readonly acts?: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  readonly personalData: readonly PersonalField[];
  /** Secrets of other systems that must be kept to be used: sealed at rest, shown to nobody. */
  readonly secrets?: readonly SecretField[];
}

/** Declares a manifest. */
export function defineManifest(manifest: Manifest): Manifest {
  return manifest;
}

/** What the fields of one table have in common, and what each adds to it. */
export function personalTable(
  table: string,
  shared: Partial<Omit<PersonalField, 'field'>>,
  columns: Readonly<
    Record<
      string,
      Partial<Omit<PersonalField, 'field'>> & Pick<PersonalField, 'purposeZh' | 'mask'>
    >
  >,
): PersonalField[] {
  return Object.entries(columns).map(([column, own]) => ({
    grade: 'personal',
    retentionDays: null,
    ...shared,
    ...own,
    field: `${table}.${column}`,
  }));
}
