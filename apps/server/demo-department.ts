/** The demo's department that keeps a list in its own database: a stand-in in the embedded PostgreSQL. */
import pg from 'pg';
import {
  database,
  type DepartmentAccess,
  makeDepartmentDatabase,
  type WithClient,
} from '../../simulators/department-database/index.ts';

/** The name under which the demo's modules find the access. */
export const departmentAccess = 'departmentDatabase';

/** Makes it; null where the database is somebody else's. */
export function standInDepartment(url: string, isOurs: boolean): Promise<DepartmentAccess | null> {
  return isOurs ? makeDepartmentDatabase(url, withClient) : Promise.resolve(null);
}

/** The server listens on another port after each start: the demo's source is told. @param url of the town's database, as superuser */
export async function followDepartment(url: string, isOurs: boolean): Promise<void> {
  if (!isOurs) return;
  await withClient(url, async (client) => {
    await client.query(
      `UPDATE intake.sources SET settings = settings || jsonb_build_object('port', $1::integer) WHERE settings ->> 'database' = $2`,
      [Number(new URL(url).port), database],
    );
  });
}

const withClient: WithClient = async (url, work) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};
