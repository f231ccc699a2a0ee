/** Tells the applicant, the department and the screens what became of an application. */
import { emit } from '#platform/events/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { type NewMessage, queueMessages } from '#modules/messages/index.ts';
import { staffOfDepartments } from '#modules/people/index.ts';
import { events } from '../contract/index.ts';
import type { ApplicationRecord } from '../store/tables.ts';

const linkOf = ({ id }: ApplicationRecord): string => `/services/applications/${id}`;

/** A message to the applicant; nobody is told who left neither account nor phone. */
export async function tellApplicant(
  tx: Tx,
  application: ApplicationRecord,
  template: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const { applicantId, applicantName, applicantPhone, number, itemTitleZh, id } = application;
  if (!applicantId && !applicantPhone) return;
  const message: NewMessage = {
    template,
    values: { number, item: itemTitleZh, link: linkOf(application), ...values },
    to: {
      name: applicantName,
      ...(applicantPhone ? { phone: applicantPhone } : {}),
      ...(applicantId ? { personId: applicantId } : {}),
    },
    urgency: 'important',
    subject: { kind: 'serviceApplication', id },
    link: linkOf(application),
  };
  await queueMessages(tx, [message]);
}

/** A message to whoever has it, or to everybody of the department who may. */
export async function tellDesk(
  tx: Tx,
  application: ApplicationRecord,
  template: string,
): Promise<void> {
  const staff = await staffOfDepartments(tx, [application.departmentId]);
  const own = staff.filter(({ id }) => id === application.handlerId);
  const link = `/console/services/applications/${application.id}`;
  const people = own.length > 0 ? own : staff.slice(0, 5);
  await queueMessages(
    tx,
    people
      .filter(({ id }) => id !== tx.ctx.actor.personId)
      .map(({ id, name, phone }) => ({
        template,
        values: { number: application.number, item: application.itemTitleZh, link },
        to: { personId: id, name, ...(phone ? { phone } : {}) },
        urgency: 'routine' as const,
        subject: { kind: 'serviceApplication', id: application.id },
        link,
      })),
  );
}

/** An instant in a message. */
export const sayWhen = (at: Date | null): string => (at ? exactInstant(at).slice(0, 10) : '—');

/** Tells the screens. */
export async function announce(tx: Tx, application: ApplicationRecord, act: string): Promise<void> {
  const { id, number, itemCode, stage, departmentId, applicantId } = application;
  await emit(tx, [
    {
      type: events.acted,
      subject: id,
      payload: { applicationId: id, number, itemCode, act, stage, departmentId },
      audience: { departments: [departmentId], people: applicantId ? [applicantId] : [] },
    },
  ]);
}
