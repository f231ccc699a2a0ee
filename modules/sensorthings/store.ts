/** Every statement of this module. */
import { sql, type Tx } from '#platform/database/index.ts';

/** Free members of an entity, as a client gave them. */
export type Content = Readonly<Record<string, unknown>>;

interface Made {
  no: number;
  tenantId: string;
  content: Content;
  createdAt: Date;
}

interface Tables {
  'sensorthings.sensors': Made;
  'sensorthings.observedProperties': Made;
  'sensorthings.locations': Made;
  'sensorthings.things': {
    thingId: string;
    tenantId: string;
    content: Content;
    location: Content | null;
  };
  'sensorthings.datastreams': {
    datastreamNo: number;
    tenantId: string;
    thingId: string;
    key: string;
    content: Content;
    sensorNo: number | null;
    propertyNo: number | null;
  };
}

/** What clients said of sensors, observed properties or places. */
export interface MadeRow {
  readonly no: number;
  readonly content: Content;
}

/** What clients said of a device. */
export type ThingRow = Pick<Tables['sensorthings.things'], 'thingId' | 'content' | 'location'>;

/** What clients said of a datastream. */
export type DatastreamRow = Omit<Tables['sensorthings.datastreams'], 'tenantId'>;

/** The kinds of entities that exist here only. */
export type MadeKind = 'sensors' | 'observedProperties' | 'locations';

const tableOf: Readonly<Record<MadeKind, string>> = {
  sensors: 'sensors',
  observedProperties: 'observed_properties',
  locations: 'locations',
};

const on = (tx: Tx) => tx.as<Tables>();

/** All entities of a kind. */
export function madeRows(tx: Tx, kind: MadeKind): Promise<MadeRow[]> {
  return on(tx)
    .selectFrom(`sensorthings.${kind}`)
    .select(['no', 'content'])
    .orderBy('no')
    .execute();
}

/** Makes one. @returns its number */
export async function insertMade(tx: Tx, kind: MadeKind, content: Content): Promise<number> {
  const { rows } = await tx.client.query<{ no: number }>(
    `INSERT INTO sensorthings.${tableOf[kind]} (tenant_id, content, created_at) VALUES ($1, $2, $3) RETURNING no`,
    [tx.ctx.tenantId, JSON.stringify(content), tx.ctx.clock.now()],
  );
  return rows[0]?.no ?? 0;
}

/** Changes one. */
export async function updateMade(tx: Tx, kind: MadeKind, { no, content }: MadeRow): Promise<void> {
  await on(tx)
    .updateTable(`sensorthings.${kind}`)
    .set({ content: jsonb(content) })
    .where('no', '=', no)
    .execute();
}

/** Removes one. */
export async function deleteMade(tx: Tx, kind: MadeKind, no: number): Promise<void> {
  await on(tx).deleteFrom(`sensorthings.${kind}`).where('no', '=', no).execute();
}

/** What clients said of devices. */
export function thingRows(tx: Tx): Promise<ThingRow[]> {
  return on(tx)
    .selectFrom('sensorthings.things')
    .select(['thingId', 'content', 'location'])
    .execute();
}

/** Keeps what a client said of a device. */
export async function saveThing(tx: Tx, { thingId, content, location }: ThingRow): Promise<void> {
  const said = {
    content: jsonb(content),
    location: location === null ? null : jsonb(location),
  };
  await on(tx)
    .insertInto('sensorthings.things')
    .values({ thingId, tenantId: tx.ctx.tenantId, ...said })
    .onConflict((conflict) => conflict.column('thingId').doUpdateSet(said))
    .execute();
}

/** What clients said of datastreams. */
export function datastreamRows(tx: Tx): Promise<DatastreamRow[]> {
  return on(tx)
    .selectFrom('sensorthings.datastreams')
    .select(['datastreamNo', 'thingId', 'key', 'content', 'sensorNo', 'propertyNo'])
    .execute();
}

/** Keeps what a client said of a datastream. */
export async function saveDatastream(tx: Tx, row: DatastreamRow): Promise<void> {
  const said = {
    content: jsonb(row.content),
    sensorNo: row.sensorNo,
    propertyNo: row.propertyNo,
  };
  await on(tx)
    .insertInto('sensorthings.datastreams')
    .values({ ...row, tenantId: tx.ctx.tenantId, content: said.content })
    .onConflict((conflict) => conflict.column('datastreamNo').doUpdateSet(said))
    .execute();
}

const jsonb = (value: Content) => sql<Content>`${JSON.stringify(value)}::jsonb`;
