/** The demo county's staff, residents, roles and keys. */
import { DEMO_SEED } from '#demo/geometry/index.ts';
import { type DemoStaff, demoResidents, demoStaff } from '#demo/people.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { assignGridWorker, ground } from '#modules/towns/index.ts';
import { defaultDepartments } from '#modules/duties/index.ts';
import {
  demoOpen311Key,
  demoPassword,
  demoSensorThingsKey,
  demoSharingKey,
  demoTotpSecret,
} from './demo-accounts.ts';
import { digestOf } from './service/identity.ts';
import { seedRoles } from './service/roles.ts';
import { hashPassword } from './service/passwords.ts';
import { insertFactor } from './store/factors.ts';
import { saveSecurityRow } from './store/security.ts';
import { insertApiKeys } from './store/keys.ts';
import { insertAssignments, insertPeople, saveAccounts } from './store/staff.ts';

/** Hashing is slow by design; all demo accounts share one password and one hash. */
const sharedHash = hashPassword(demoPassword);

/** Fills one tenant of the demo county. */
export async function fillDemo({ ctx, tenant }: DemoContext): Promise<void> {
  const staff = demoStaff(defaultDepartments, DEMO_SEED).filter(
    (one) => one.tenantCode === tenant.code,
  );
  const passwordHash = await sharedHash;
  await ctx.database.inTenant(ctx, async (tx) => {
    const roles = await seedRoles(tx, tenant.kind);
    await employ(tx, staff, { passwordHash, roles });
    // A screen that is being shown stays open, and asks nobody for a second factor.
    const open = { secondFactor: 'none', idleMinutes: 0, adminIdleMinutes: 0 } as const;
    await saveSecurityRow(tx, { ...open, tenantId: ctx.tenantId, version: 1 });
    if (tenant.kind === 'town') await admitResidents(tx, roles.get('resident') ?? '');
    if (tenant.code === 'qingxi') await giveKeys(tx);
  });
}

type Hired = { readonly one: DemoStaff; readonly id: string };

async function employ(
  tx: Tx,
  staff: readonly DemoStaff[],
  { passwordHash, roles }: { passwordHash: string; roles: ReadonlyMap<string, string> },
): Promise<void> {
  const { tenantId } = tx.ctx;
  const town = await ground(tx.ctx);
  const departments = new Map(town.departments.map(({ code, id }) => [code, id]));
  const cells = new Map(town.gridCells.map(({ code, id }) => [code, id]));
  const createdAt = tx.ctx.clock.now();
  const blank = { tenantId, phoneVerifiedAt: null, active: true, version: 1, createdAt } as const;
  const hired = staff.map((one) => ({ one, id: uuidv7() }));
  await insertPeople(
    tx,
    hired.map(({ one, id }) => ({
      ...blank,
      id,
      kind: 'staff',
      name: one.name,
      phone: one.phone,
      gender: one.gender,
      departmentId: departments.get(one.departmentCode ?? '') ?? null,
      title: one.title,
      skills: one.skills,
    })),
  );
  const account = { tenantId, passwordHash, mustChange: false, active: true, createdAt };
  await saveAccounts(
    tx,
    hired.map(({ one, id }) => ({ ...account, personId: id, username: one.username })),
  );
  await appoint(tx, hired, { roles, departments, cells });
  const security = hired.find(({ one }) => one.username === 'security');
  if (security) await giveAuthenticator(tx, security.id);
}

/** The one demo account with a second factor. */
async function giveAuthenticator(tx: Tx, personId: string): Promise<void> {
  await insertFactor(tx, {
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    personId,
    kind: 'totp',
    label: '演示验证器',
    secret: demoTotpSecret,
    lastStep: null,
    credentialId: null,
    publicKey: null,
    signCount: 0,
    transports: [],
    createdAt: tx.ctx.clock.now(),
    usedAt: null,
  });
}

type Ids = ReadonlyMap<string, string>;

/** Gives each their roles where they hold them. */
async function appoint(
  tx: Tx,
  hired: readonly Hired[],
  { roles, departments, cells }: { roles: Ids; departments: Ids; cells: Ids },
): Promise<void> {
  const { tenantId } = tx.ctx;
  await insertAssignments(
    tx,
    hired.flatMap(({ one, id }) => {
      const held = { tenantId, personId: id, villageId: null };
      const departmentId = departments.get(one.departmentCode ?? '') ?? null;
      const places =
        one.gridCellCodes.length > 0
          ? one.gridCellCodes.map((code) => cells.get(code) ?? null)
          : [null];
      return rolesOf(one).flatMap((code) =>
        places.map((gridCellId) => {
          const roleId = roles.get(code) ?? '';
          return { ...held, id: uuidv7(), roleId, departmentId, gridCellId };
        }),
      );
    }),
  );
  for (const { one, id } of hired) {
    for (const code of one.gridCellCodes) {
      const cellId = cells.get(code);
      if (cellId) await assignGridWorker(tx, cellId, id);
    }
  }
}

/** The demo's administrators give rights too, so that one account shows all of administration. */
function rolesOf({ role }: DemoStaff): string[] {
  return role === 'administrator' ? [role, 'securityAdministrator'] : [role];
}

async function admitResidents(tx: Tx, roleId: string): Promise<void> {
  const { tenantId } = tx.ctx;
  const isQingxi = tx.ctx.tenantId.endsWith('10');
  const residents = isQingxi ? demoResidents(300, DEMO_SEED) : [];
  const createdAt = tx.ctx.clock.now();
  const rows = residents.map((one) => ({
    id: uuidv7(),
    tenantId,
    kind: 'resident' as const,
    name: one.name,
    phone: one.phone,
    gender: one.gender,
    departmentId: null,
    title: '',
    skills: [],
    phoneVerifiedAt: createdAt,
    active: true,
    version: 1,
    createdAt,
  }));
  await insertPeople(tx, rows);
  const place = { departmentId: null, villageId: null, gridCellId: null };
  await insertAssignments(
    tx,
    rows.map(({ id }) => ({ id: uuidv7(), tenantId, personId: id, roleId, ...place })),
  );
}

/** Keys of other systems: what each is called and may do. */
const keys = [
  { key: demoOpen311Key, name: '县12345热线平台（演示）', permissions: ['reports.open311'] },
  {
    key: demoSensorThingsKey,
    name: '感知数据对接（演示）',
    permissions: ['sensorthings.read', 'sensorthings.write', 'observations.read'],
  },
  {
    key: demoSharingKey,
    name: '民政业务系统（演示）',
    permissions: ['sharing.use', 'sharing.read'],
    department: 'civil-affairs',
  },
] as const;

async function giveKeys(tx: Tx): Promise<void> {
  const { tenantId, clock } = tx.ctx;
  const { departments } = await ground(tx.ctx);
  const idOf = (code: string) => departments.find((one) => one.code === code)?.id ?? null;
  const always = {
    tenantId,
    createdAt: clock.now(),
    createdBy: null,
    expiresAt: null,
    lastUsedAt: null,
    revokedAt: null,
    revokedBy: null,
    villageId: null,
  };
  await insertApiKeys(
    tx,
    keys.map(({ key, name, permissions, ...place }) => ({
      ...always,
      departmentId: 'department' in place ? idOf(place.department) : null,
      keySha256: digestOf(key),
      hint: key.slice(0, 5),
      id: uuidv7(),
      name,
      permissions: [...permissions],
    })),
  );
}
