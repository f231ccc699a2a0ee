/** Who is told: the person, family that the person consented to, the grid worker, the caring department, the leaders. */
import { type NewMessage, queueMessages, type Urgency } from '#modules/messages/index.ts';
import { holdersOf, type Person, peopleByIds, staffOfDepartments } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { standingOf } from '#platform/personal/index.ts';
import { contactsOf } from '../store/elders.ts';
import type { ElderRecord } from '../store/tables.ts';
import { caringDepartment } from './caring.ts';

/** What is told; `link` is where it leads. */
export interface Told {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
  readonly urgency: Urgency;
  readonly link: string;
}

const about = (elder: ElderRecord) => ({ kind: 'elder', id: elder.id });

/** Tells the person, by account or telephone. */
export async function tellElder(tx: Tx, elder: ElderRecord, told: Told): Promise<void> {
  if (!elder.personId && !elder.phone) return;
  const { personId, phone, name } = elder;
  const to = { name, ...(personId ? { personId } : {}), ...(phone ? { phone } : {}) };
  await queueMessages(tx, [{ ...told, subject: about(elder), to }]);
}

/** Tells family and neighbours to whom the person consented. @returns how many */
export async function tellFamily(tx: Tx, elder: ElderRecord, told: Told): Promise<number> {
  const contacts = (await contactsOf(tx, [elder.id])).filter(({ consent }) => consent);
  const standing = await standingOf(
    tx,
    contacts.map(({ personId }) => personId),
  );
  const messages = contacts
    .filter(({ personId }) => !personId || !standing.restricted.has(personId))
    .map(({ personId, phone, name }): NewMessage => {
      const to = { name, ...(personId ? { personId } : {}), ...(phone ? { phone } : {}) };
      return { ...told, subject: about(elder), to };
    });
  await queueMessages(tx, messages);
  return messages.length;
}

/** The grid worker who answers for where the person lives. */
export async function workerOf(tx: Tx, elder: ElderRecord): Promise<Person | undefined> {
  const workerId = (await ground(tx)).gridCell(elder.gridCellId ?? '')?.gridWorkerId;
  return workerId ? (await peopleByIds(tx, [workerId]))[0] : undefined;
}

/** Tells the grid worker. */
export async function tellWorker(tx: Tx, elder: ElderRecord, told: Told): Promise<void> {
  const worker = await workerOf(tx, elder);
  if (worker) await tellStaff(tx, elder, [worker], told);
}

/** Tells the heads of the caring department; all of its staff where it has none. */
export async function tellDepartment(tx: Tx, elder: ElderRecord, told: Told): Promise<void> {
  const department = await caringDepartment(tx);
  const staff = department ? await staffOfDepartments(tx, [department.id]) : [];
  const heads = new Set((await holdersOf(tx, 'departmentHead')).map(({ id }) => id));
  const leading = staff.filter(({ id }) => heads.has(id));
  await tellStaff(tx, elder, leading.length > 0 ? leading : staff, told);
}

/** Tells those who lead the town. */
export async function tellLeaders(tx: Tx, elder: ElderRecord, told: Told): Promise<void> {
  await tellStaff(tx, elder, await holdersOf(tx, 'leader'), told);
}

/** Tells members of staff. */
export async function tellStaff(
  tx: Tx,
  elder: ElderRecord,
  staff: readonly Person[],
  told: Told,
): Promise<void> {
  await queueMessages(
    tx,
    staff.map(({ id, name, phone }) => ({
      ...told,
      subject: about(elder),
      to: { personId: id, name, ...(phone ? { phone } : {}) },
    })),
  );
}
