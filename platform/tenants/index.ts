/** The directory of counties and towns, cached; the platform's own so that every door can ask it. */
import type { Database, Tx } from '../database/index.ts';

/** A county or a town. */
export interface Tenant {
  readonly tenantId: string;
  readonly parentId: string | null;
  readonly kind: 'county' | 'town';
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly position: number;
}

interface TenantTables {
  'platform.tenants': Tenant;
}

const maxAgeMs = 10_000;

/** Looks tenants up by id or code; rereads the table every 10 s or when told. */
export class Tenants {
  readonly #database: Database;
  #list: readonly Tenant[] = [];
  #readAt = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All tenants, counties first, then by position. */
  async all(): Promise<readonly Tenant[]> {
    if (this.#list.length === 0 || Date.now() - this.#readAt > maxAgeMs) await this.reread();
    return this.#list;
  }

  /** Forgets what is cached. */
  async reread(): Promise<void> {
    this.#list = await this.#database.inSystem((tx) =>
      tx
        .as<TenantTables>()
        .selectFrom('platform.tenants')
        .select(['tenantId', 'parentId', 'kind', 'code', 'nameZh', 'nameEn', 'position'])
        .orderBy('kind')
        .orderBy('position')
        .execute(),
    );
    this.#readAt = Date.now();
  }

  async byId(tenantId: string): Promise<Tenant | undefined> {
    return (await this.all()).find((tenant) => tenant.tenantId === tenantId);
  }

  async byCode(code: string): Promise<Tenant | undefined> {
    return (await this.all()).find((tenant) => tenant.code === code);
  }

  /** The town of a public page that names none: the first. */
  async defaultTown(): Promise<Tenant | undefined> {
    return (await this.all()).find((tenant) => tenant.kind === 'town');
  }
}

/** Code and names of the own town. */
export async function placeNames(tx: Tx): Promise<string[]> {
  const rows = await tx
    .as<TenantTables>()
    .selectFrom('platform.tenants')
    .select(['code', 'nameZh', 'nameEn'])
    .execute();
  return rows.flatMap(({ code, nameZh, nameEn }) => [code, nameZh, nameEn]);
}

/** Adds or renames a tenant; for the first-run wizard, the county's operator and the demo. */
export async function saveTenant(database: Database, tenant: Tenant): Promise<void> {
  await database.inSystem((tx) =>
    tx
      .as<TenantTables>()
      .insertInto('platform.tenants')
      .values(tenant)
      .onConflict((conflict) =>
        conflict.column('tenantId').doUpdateSet({
          code: tenant.code,
          nameZh: tenant.nameZh,
          nameEn: tenant.nameEn,
          position: tenant.position,
        }),
      )
      .execute(),
  );
}
