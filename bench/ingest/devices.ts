/** Devices for a bench, added to a running town's database. */
import pg from 'pg';
import { demoSecret } from '#demo/device-secrets.ts';
import { demoTenants } from '#demo/tenants.ts';
import { addThings, type NewThingModel, saveModels } from '#modules/things/index.ts';
import { systemClock } from '#platform/clock/index.ts';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import { Database } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';

/** Keys of the values in a message. */
export const valueKeys = ['temperature', 'humidity', 'voltage'] as const;

/** The model of the load: three numbers; a budget that does not slow it. */
export const loadModel: NewThingModel = {
  code: 'bench-sensor',
  nameZh: '压测传感器',
  nameEn: 'Bench sensor',
  icon: 'sensor',
  properties: valueKeys.map((key) => ({
    key,
    nameZh: key,
    nameEn: key,
    type: 'number' as const,
    unit: '1',
    min: 0,
    max: 1000,
    access: 'r' as const,
  })),
  events: [],
  services: [],
  silentAfterSeconds: 86_400,
  retentionDays: 3650,
  budget: { perSecond: 10_000, burst: 100_000 },
  tags: [],
};

/** The demo town. */
export const benchTenantId = demoTenants.find(({ code }) => code === 'qingxi')?.tenantId ?? '';

/** A device of the load. */
export interface BenchDevice {
  readonly thingId: string;
  readonly username: string;
  readonly password: string;
  readonly topic: string;
}

/** A database handle and ctx of the town, from outside of the server. */
export function openTown(url: string): { database: Database; ctx: Ctx } {
  const database = new Database({ url, connections: 4 });
  const ctx: Ctx = {
    tenantId: benchTenantId,
    actor: systemActor,
    clock: systemClock,
    locale: 'zh',
    traceId: uuidv7(),
    database,
  };
  return { database, ctx };
}

/** Adds the model and so many devices. */
export async function addDevices(
  url: string,
  count: number,
  { prefix = 'bench', model = loadModel }: { prefix?: string; model?: NewThingModel } = {},
): Promise<BenchDevice[]> {
  const { database, ctx } = openTown(url);
  try {
    const names = Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
    const added = await database.inTenant(ctx, async (tx) => {
      await saveModels(tx, [model]);
      return addThings(
        tx,
        names.map((name) => ({
          name,
          modelCode: model.code,
          door: 'mqtt' as const,
          externalId: name,
          secret: demoSecret(name),
        })),
      );
    });
    return names.map((username, n) => ({
      thingId: added[n]?.id ?? '',
      username,
      password: demoSecret(username),
      topic: `zs/${username}/up/values`,
    }));
  } finally {
    await database.close();
  }
}

/** A query as superuser. */
export async function sqlOn<R extends object>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
}
