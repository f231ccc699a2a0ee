/** Proves on a really migrated database what every table must have (DESIGN §6, rules 8 and 9). */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { setUpDatabase } from '../apps/server/setup.ts';
import { stopTestServer, testServerUrl, withDatabase } from '#platform/testing/index.ts';
import { report } from './check/report.ts';
import { moduleFolders } from './module-manifests.ts';
import { personalFaults, sealFaults } from './schema/personal.ts';
import { readColumns, readSealGuards, readTables } from './schema/read.ts';
import { explanationFaults, tenantFaults } from './schema/tables.ts';

const server = await testServerUrl();
const name = `check_${randomBytes(6).toString('hex')}`;
try {
  await query(server, `CREATE DATABASE ${name}`);
  try {
    await lookAt(withDatabase(server, name));
  } finally {
    await query(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
} finally {
  await stopTestServer();
}

async function lookAt(url: string): Promise<void> {
  await setUpDatabase(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await readTables(client);
    const columns = await readColumns(client);
    const manifests = (await moduleFolders()).map(({ manifest }) => manifest);
    report(`${tables.length} tables, ${columns.length} columns`, [
      ...tables.flatMap((table) => tenantFaults(table, columns)),
      ...explanationFaults(tables, columns),
      ...personalFaults(columns, manifests),
      ...sealFaults(columns, await readSealGuards(client), manifests),
    ]);
  } finally {
    await client.end();
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
