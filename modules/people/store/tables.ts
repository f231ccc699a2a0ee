/** Row types of the people schema. */

/** Second factor that a session was opened with. */
export type SessionFactor = 'totp' | 'passkey' | 'recovery' | 'singleSignOn';

/** An authenticator app or a passkey. */
export interface FactorRow {
  id: string;
  tenantId: string;
  personId: string;
  kind: 'totp' | 'passkey';
  label: string;
  secret: string | null;
  lastStep: number | null;
  credentialId: string | null;
  publicKey: Buffer | null;
  signCount: number;
  transports: string[];
  createdAt: Date;
  usedAt: Date | null;
}

/** Something begun. */
export interface ChallengeRow {
  id: string;
  tokenSha256: Buffer;
  tenantId: string;
  personId: string | null;
  kind: 'signIn' | 'enrolment' | 'confirmation' | 'singleSignOn';
  content: unknown;
  tries: number;
  createdAt: Date;
  expiresAt: Date;
}

/** A tenant's own rules of sign-in. */
export interface SecurityRow {
  tenantId: string;
  secondFactor: 'none' | 'administrators' | 'staff';
  idleMinutes: number;
  adminIdleMinutes: number;
  version: number;
}

/** A tenant's client at a single sign-on. */
export interface SignOnRow {
  id: string;
  tenantId: string;
  active: boolean;
  issuer: string;
  clientId: string;
  /** Sealed; empty for a public client. */
  clientSecret: string;
  scopes: string;
  claim: 'preferred_username' | 'email' | 'phone_number';
  replacesFactor: boolean;
  factorValues: string[];
  button: string;
  version: number;
}

/** A look into a town by break-glass. */
export interface VisitRecord {
  id: string;
  tenantId: string;
  countyId: string;
  visitorId: string;
  visitorLabel: string;
  reason: string;
  openedAt: Date;
  endsAt: Date;
  endedAt: Date | null;
  endedBy: string | null;
  endedHow: 'visitor' | 'town' | null;
}

/** An API key. */
export interface ApiKeyRow {
  keySha256: Buffer;
  id: string;
  tenantId: string;
  name: string;
  hint: string;
  permissions: string[];
  departmentId: string | null;
  villageId: string | null;
  createdAt: Date;
  createdBy: string | null;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  revokedBy: string | null;
}

export interface PeopleTables {
  'people.people': {
    id: string;
    tenantId: string;
    kind: 'staff' | 'resident';
    name: string;
    phone: string | null;
    /** Blind index of the phone; written by the sealing. */
    phoneIndex?: string | null;
    gender: 'female' | 'male' | null;
    departmentId: string | null;
    title: string;
    skills: string[];
    phoneVerifiedAt: Date | null;
    active: boolean;
    version: number;
    createdAt: Date;
  };
  'people.accounts': {
    personId: string;
    tenantId: string;
    username: string;
    passwordHash: string;
    mustChange: boolean;
    active: boolean;
    createdAt: Date;
  };
  'people.roles': {
    id: string;
    tenantId: string;
    code: string;
    nameZh: string;
    nameEn: string;
    scopeKind: 'county' | 'town' | 'department' | 'village' | 'gridCell' | 'own';
    builtin: boolean;
    granted: string[];
    withheld: string[];
    version: number;
  };
  'people.assignments': {
    id: string;
    tenantId: string;
    personId: string;
    roleId: string;
    departmentId: string | null;
    villageId: string | null;
    gridCellId: string | null;
  };
  'people.sessions': {
    tokenSha256: Buffer;
    id: string;
    tenantId: string;
    personId: string;
    device: string;
    createdAt: Date;
    seenAt: Date;
    expiresAt: Date;
    factor: SessionFactor | null;
    confirmedAt: Date | null;
    visitId: string | null;
  };
  'people.factors': FactorRow;
  'people.recoveryCodes': {
    codeSha256: Buffer;
    tenantId: string;
    personId: string;
    createdAt: Date;
    usedAt: Date | null;
  };
  'people.challenges': ChallengeRow;
  'people.knownDevices': {
    deviceSha256: Buffer;
    tenantId: string;
    personId: string;
    createdAt: Date;
    seenAt: Date;
  };
  'people.security': SecurityRow;
  'people.singleSignOn': SignOnRow;
  'people.singleSignOnLinks': {
    tenantId: string;
    issuer: string;
    subject: string;
    personId: string;
    createdAt: Date;
  };
  'people.visits': VisitRecord;
  'people.apiKeys': ApiKeyRow;
  'people.phoneCodes': {
    id: string;
    tenantId: string;
    phone: string;
    /** Blind index of the phone; written by the sealing. */
    phoneIndex?: string | null;
    codeSha256: Buffer;
    tries: number;
    createdAt: Date;
    expiresAt: Date;
    usedAt: Date | null;
  };
  'people.imports': {
    id: string;
    tenantId: string;
    kind: 'staff' | 'residents' | 'roles';
    /** Accepted rows with the version of what each would change. */
    rows: unknown;
    createdBy: string | null;
    createdAt: Date;
    expiresAt: Date;
    appliedAt: Date | null;
  };
}
