import type { Random } from '../random.ts';
import type { HistoryActor, HistoryCategory } from './types.ts';

/** Who acts in the history, looked up by role, department and cell. */
export interface Cast {
  officers: string[];
  clerks: string[];
  departments: string[];
  headOf(departmentCode: string): string;
  crewOf(departmentCode: string): string[];
  gridWorkerOf(gridCellCode: string): string;
  /** Another department, to which something was sent by mistake. */
  otherThan(departmentCode: string, random: Random): string;
}

/** Arranges the staff of one town. */
export function castOf(
  staff: readonly HistoryActor[],
  categories: readonly HistoryCategory[],
): Cast {
  const having = (role: string): string[] =>
    staff.filter((person) => person.role === role).map(({ username }) => username);
  const departments = [...new Set(categories.map(({ departmentCode }) => departmentCode))];
  const heads = new Map<string, string>();
  const crews = new Map<string, string[]>();
  const gridWorkers = new Map<string, string>();
  for (const { username, role, departmentCode, gridCellCodes } of staff) {
    if (departmentCode && role === 'departmentHead') heads.set(departmentCode, username);
    if (departmentCode && role === 'crew') {
      crews.set(departmentCode, [...(crews.get(departmentCode) ?? []), username]);
    }
    for (const code of gridCellCodes) gridWorkers.set(code, username);
  }
  const officers = having('officer');
  const anyone = officers[0] ?? 'system';
  return {
    officers,
    clerks: having('clerk'),
    departments,
    headOf: (code) => heads.get(code) ?? anyone,
    crewOf: (code) => crews.get(code) ?? [heads.get(code) ?? anyone],
    gridWorkerOf: (code) => gridWorkers.get(code) ?? anyone,
    otherThan: (code, random) => {
      const others = departments.filter((other) => other !== code);
      return others.length > 0 ? random.pick(others) : code;
    },
  };
}
