/** To whom an issued brief goes, and the messages that bring it. */
import type { Tx } from '#platform/database/index.ts';
import { messageOutcomes, queueMessages } from '#modules/messages/index.ts';
import { holdersOf, peopleByIds, type Person } from '#modules/people/index.ts';
import type { Delivery } from '../contract/index.ts';
import type { Recipients, TemplateInput } from '../contract/template.ts';
import { leadOf } from '../rules/edits.ts';
import { sayPeriod } from '../rules/periods.ts';
import { deliveryRows, insertDeliveries } from '../store/issues.ts';
import type { IssueRow } from '../store/tables.ts';
import { sayWhen } from './say-when.ts';

/** Kind of subject under which messages speak of briefs. */
const subjectKind = 'brief';

/** A recipient and why. */
interface Recipient {
  readonly person: Person;
  /** Empty for someone named. */
  readonly role: string;
}

/** Sends an issued brief to everyone whom its template names, once each. */
export async function deliver(tx: Tx, issue: IssueRow, template: TemplateInput): Promise<void> {
  const recipients = await recipientsOf(tx, template.recipients);
  if (recipients.length === 0) return;
  const sentAt = tx.ctx.clock.now();
  await insertDeliveries(
    tx,
    recipients.map(({ person, role }) => ({
      tenantId: tx.ctx.tenantId,
      briefId: issue.id,
      personId: person.id,
      personName: person.name,
      role,
      sentAt,
    })),
  );
  const { document, kind, edition } = issue;
  const values = {
    title: `${document.town.zh}${document.title.zh}`,
    period: sayPeriod(kind, document.period).zh,
    lead: issue.edits.lead || leadOf(document).zh,
    edition: edition > 1 ? `，更正第 ${edition} 版` : '',
  };
  await queueMessages(
    tx,
    recipients.map(({ person }) => ({
      template: 'brief.issued',
      values,
      to: addressOf(person),
      urgency: 'important' as const,
      prefers: 'email' as const,
      subject: { kind: subjectKind, id: issue.id },
      link: `/console/briefs/${issue.id}`,
      ...(template.attach === 'none'
        ? {}
        : { attachment: { source: 'briefs', id: `${issue.id}/${template.attach}` } }),
    })),
  );
}

/** Tells those who may change drafts that one waits for them. */
export async function tellReviewers(tx: Tx, draft: IssueRow): Promise<void> {
  const reviewers = await holdersOf(tx, 'officer');
  const { document, kind, sendAt } = draft;
  const values = {
    title: `${document.town.zh}${document.title.zh}`,
    period: sayPeriod(kind, document.period).zh,
    until: sendAt ? sayWhen(sendAt) : '',
  };
  await queueMessages(
    tx,
    reviewers.map((person) => ({
      template: 'brief.drafted',
      values,
      to: addressOf(person),
      urgency: 'routine' as const,
      subject: { kind: subjectKind, id: draft.id },
      link: `/console/briefs/${draft.id}`,
    })),
  );
}

const addressOf = ({ id, name, phone }: Person) => ({
  personId: id,
  name,
  ...(phone ? { phone } : {}),
});

/** Everyone named, by role first; each once, and only who is active. */
async function recipientsOf(tx: Tx, { roles, personIds }: Recipients): Promise<Recipient[]> {
  const found = new Map<string, Recipient>();
  for (const role of roles) {
    for (const person of await holdersOf(tx, role)) {
      if (!found.has(person.id)) found.set(person.id, { person, role });
    }
  }
  for (const person of await peopleByIds(tx, personIds)) {
    if (person.active && !found.has(person.id)) found.set(person.id, { person, role: '' });
  }
  return [...found.values()];
}

/** To whom a brief went, a line for each way that it took. */
export async function deliveriesOf(tx: Tx, briefId: string): Promise<Delivery[]> {
  const outcomes = await messageOutcomes(tx, { kind: subjectKind, id: briefId });
  const byPerson = Map.groupBy(outcomes, ({ personId }) => personId ?? '');
  return (await deliveryRows(tx, briefId)).flatMap(({ personId, personName, role }) =>
    (byPerson.get(personId) ?? []).map((outcome) => ({
      personId,
      personName,
      role,
      channel: outcome.channel,
      state: outcome.state,
      simulated: outcome.simulated,
      sentAt: outcome.sentAt?.toISOString() ?? null,
      readAt: outcome.readAt?.toISOString() ?? null,
      lastError: outcome.lastError,
    })),
  );
}
