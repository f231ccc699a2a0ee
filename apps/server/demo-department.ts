/** The demo's department that keeps a list in its own database: a stand-in in the embedded PostgreSQL. */
import {
  type DepartmentAccess,
  followPort,
  makeDepartmentDatabase,
} from '../../simulators/department-database/store.ts';

/** The name under which the demo's modules find the access. */
export const departmentAccess = 'departmentDatabase';

/** Makes it; null where the database is somebody else's. */
export function standInDepartment(url: string, isOurs: boolean): Promise<DepartmentAccess | null> {
  return isOurs ? makeDepartmentDatabase(url) : Promise.resolve(null);
}

/** Tells the demo's source where the stand-in is after a start. */
export async function followDepartment(url: string, isOurs: boolean): Promise<void> {
  if (isOurs) await followPort(url);
}
