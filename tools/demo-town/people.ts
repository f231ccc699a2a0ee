import { createCellFinder } from './cell-finder.ts';
import { DEMO_SEED, demoTown, type TownGeometry } from './geometry/index.ts';
import { type Gender, inventName, inventPhone } from './names.ts';
import { createRandom, type Random } from './random.ts';

/** Roles as the module of people ships them. */
export type DemoRole =
  | 'administrator'
  | 'securityAdministrator'
  | 'auditor'
  | 'leader'
  | 'officer'
  | 'departmentHead'
  | 'crew'
  | 'gridWorker'
  | 'clerk'
  | 'operator';

/** A department as far as its staff care: the shape of the shipped catalogue's rows. */
export interface DemoDepartment {
  readonly code: string;
  readonly nameZh: string;
  readonly skills?: readonly { readonly code: string }[];
}

/** A member of staff. Passwords are no business of this file. */
export interface DemoStaff {
  /** Code of the tenant: yunling, qingxi or baisha. */
  tenantCode: string;
  username: string;
  name: string;
  gender: Gender;
  phone: string;
  role: DemoRole;
  title: string;
  departmentCode: string | null;
  skills: string[];
  /** Cells of a grid worker; empty for everyone else. */
  gridCellCodes: string[];
}

/** A resident who reports. */
export interface DemoResident {
  name: string;
  gender: Gender;
  phone: string;
  position: { longitude: number; latitude: number };
  gridCellCode: string;
}

interface Office {
  tenantCode: string;
  prefix: string;
  firstLine: number;
  random: Random;
  taken: Set<string>;
  staff: DemoStaff[];
}

type Post = Pick<DemoStaff, 'username' | 'role' | 'title'> &
  Partial<Pick<DemoStaff, 'departmentCode' | 'skills' | 'gridCellCodes'>>;

function appoint(office: Office, post: Post): void {
  const { name, gender } = inventName(office.random, office.taken);
  const phone = inventPhone(office.firstLine + office.staff.length);
  office.staff.push({
    tenantCode: office.tenantCode,
    name,
    gender,
    phone,
    departmentCode: null,
    skills: [],
    gridCellCodes: [],
    ...post,
    username: `${office.prefix}${post.username}`,
  });
}

function openOffice(tenantCode: string, prefix: string, firstLine: number, seed: number): Office {
  const random = createRandom(seed, `staff-${tenantCode}`);
  return { tenantCode, prefix, firstLine, random, taken: new Set(), staff: [] };
}

/** `cityManagement` → `city-management`: user names are lower case. */
export function userPart(code: string): string {
  return code
    .replace(/([a-z0-9])([A-Z])/gu, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
}

function appointDepartment(office: Office, department: DemoDepartment, crewCount: number): void {
  const [departmentCode, part] = [department.code, userPart(department.code)];
  const skills = (department.skills ?? []).map(({ code }) => code);
  appoint(office, {
    username: `head-${part}`,
    role: 'departmentHead',
    title: `${department.nameZh}负责人`,
    departmentCode,
    skills: skills.slice(0, 1),
  });
  for (let order = 1; order <= crewCount; order += 1) {
    // Each crew member knows a part of the department's trades; together they know all of them.
    const own = skills.filter((_, index) => crewCount === 1 || index % crewCount === order - 1);
    appoint(office, {
      username: `crew-${part}-${String(order)}`,
      role: 'crew',
      title: `${department.nameZh}处置人员`,
      departmentCode,
      skills: own,
    });
  }
}

/** Departments that are out of doors most: they get a second hand first. */
const BUSY = /sanitation|city|construction|water|agri|market|transport|road|police|safety|health/u;

/**
 * The 62 staff of Qingxi: 1 + 4 + 24 + 2 + 1 and, for 11 departments, a head and 17 crew in all; then
 * those who give rights and who audit.
 */
export function qingxiStaff(departments: readonly DemoDepartment[], seed = DEMO_SEED): DemoStaff[] {
  const office = openOffice('qingxi', '', 1, seed);
  appoint(office, { username: 'leader', role: 'leader', title: '镇长' });
  appoint(office, { username: 'admin', role: 'administrator', title: '系统管理员' });
  for (const order of [1, 2, 3, 4]) {
    appoint(office, { username: `officer${String(order)}`, role: 'officer', title: '值班员' });
  }
  for (const order of [1, 2]) {
    appoint(office, { username: `clerk${String(order)}`, role: 'clerk', title: '便民服务窗口' });
  }
  demoTown(seed).qingxi.gridCells.features.forEach(({ properties }, index) => {
    const title = `${properties.nameZh}网格员`;
    const username = `grid${String(index + 1).padStart(2, '0')}`;
    appoint(office, { username, role: 'gridWorker', title, gridCellCodes: [properties.code] });
  });
  const crewTotal = 60 - office.staff.length - departments.length;
  const busyFirst = [...departments].sort(
    (a, b) => Number(BUSY.test(userPart(b.code))) - Number(BUSY.test(userPart(a.code))),
  );
  const crews = new Map<string, number>();
  for (let order = 0; order < crewTotal; order += 1) {
    const code = busyFirst[order % busyFirst.length]?.code ?? '';
    crews.set(code, (crews.get(code) ?? 0) + 1);
  }
  for (const department of departments) {
    appointDepartment(office, department, crews.get(department.code) ?? 0);
  }
  appoint(office, { username: 'security', role: 'securityAdministrator', title: '安全管理员' });
  appoint(office, { username: 'auditor', role: 'auditor', title: '审计员' });
  return office.staff;
}

/** The 12 staff of Baisha: leader, officer, administrator, 5 heads, 4 grid workers for 6 cells. */
export function baishaStaff(departments: readonly DemoDepartment[], seed = DEMO_SEED): DemoStaff[] {
  const office = openOffice('baisha', 'baisha-', 6001, seed);
  appoint(office, { username: 'leader', role: 'leader', title: '镇长' });
  appoint(office, { username: 'admin', role: 'administrator', title: '系统管理员' });
  appoint(office, { username: 'officer1', role: 'officer', title: '值班员' });
  for (const department of baishaDepartments(departments)) appointDepartment(office, department, 0);
  const cells = demoTown(seed).baisha.gridCells.features.map(({ properties }) => properties.code);
  [cells.slice(0, 2), cells.slice(2, 3), cells.slice(3, 4), cells.slice(4)].forEach(
    (gridCellCodes, index) => {
      const username = `grid${String(index + 1).padStart(2, '0')}`;
      appoint(office, { username, role: 'gridWorker', title: '网格员', gridCellCodes });
    },
  );
  return office.staff;
}

/** The five departments that Baisha keeps: the first five of the catalogue. */
export function baishaDepartments<D extends DemoDepartment>(departments: readonly D[]): D[] {
  return departments.slice(0, 5);
}

/** The two county operators and their administrator. */
export function countyStaff(seed = DEMO_SEED): DemoStaff[] {
  const office = openOffice('yunling', '', 9001, seed);
  for (const order of [1, 2]) {
    const title = '县级运营员';
    appoint(office, { username: `operator${String(order)}`, role: 'operator', title });
  }
  appoint(office, { username: 'county-admin', role: 'administrator', title: '县级管理员' });
  return office.staff;
}

/** All staff of the county and both towns. */
export function demoStaff(departments: readonly DemoDepartment[], seed = DEMO_SEED): DemoStaff[] {
  return [
    ...qingxiStaff(departments, seed),
    ...baishaStaff(departments, seed),
    ...countyStaff(seed),
  ];
}

/** Residents who report, each at home in one of the town's houses. */
export function demoResidents(count = 300, seed = DEMO_SEED, town?: TownGeometry): DemoResident[] {
  const home = town ?? demoTown(seed).qingxi;
  const random = createRandom(seed, `residents-${home.code}`);
  const cellAt = createCellFinder(home);
  const taken = new Set<string>();
  const houses = random
    .shuffle(home.buildings.features)
    .filter((b) => b.properties.kind !== 'public');
  const firstLine = home.nameEn.startsWith('Qingxi') ? 1000 : 7000;
  return Array.from({ length: count }, (_, index) => {
    const [longitude, latitude] =
      houses[index % houses.length]?.geometry.coordinates[0]?.[0] ?? home.centre;
    return {
      ...inventName(random, taken),
      phone: inventPhone(firstLine + index),
      position: { longitude, latitude },
      gridCellCode: cellAt(longitude, latitude),
    };
  });
}
