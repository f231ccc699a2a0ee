/** Queueing: inside the transaction of the act, in one or two statements however many are told. */
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { type Standing, standingOf } from '#platform/personal/index.ts';
import { events } from '../contract/index.ts';
import { insertMessages } from '../store/messages.ts';
import type { MessageRow } from '../store/tables.ts';
import { bookOf } from './book.ts';
import { compose, type NewMessage } from './compose.ts';
import { isOwnMatter } from '../templates-default/own-matter.ts';
import { worldOf } from './world.ts';

/** Writes inbox rows and queues what leaves the house. See the door. */
export async function queue(
  tx: Tx,
  messages: readonly NewMessage[],
  standing?: Standing,
): Promise<void> {
  if (messages.length === 0) return;
  const { ctx } = tx;
  const wanted = wishesOf(messages, standing ?? (await standingFor(tx, messages)));
  const book = await bookOf(tx);
  const context = {
    tenantId: ctx.tenantId,
    now: ctx.clock.now(),
    book,
    world: worldOf(ctx.database),
  };
  const rows = wanted.flatMap((message) => compose(message, context));
  await insertMessages(tx, rows);
  await tellScreens(tx, rows);
}

/** What those who are to be told have said about their data. */
export function standingFor(
  tx: Tx,
  messages: readonly Pick<NewMessage, 'to'>[],
): Promise<Standing> {
  return standingOf(
    tx,
    messages.map(({ to }) => to.personId),
    messages.map(({ to }) => (to.personId ? null : to.phone)),
  );
}

/**
 * What people said about their data is followed: a restricted person is told in the own inbox only, but for what the own
 * rights and the own matters need; who does not want to be asked for a rating is told without the question. Who is known by a telephone
 * number alone has no inbox: restricted, or not wanting text messages of how things stand, that person is told nothing else.
 */
function wishesOf(
  messages: readonly NewMessage[],
  { restricted, declined }: Standing,
): NewMessage[] {
  const [unasked, unwanted] = [declined('survey'), declined('progress')];
  return messages.flatMap((message) => {
    const { personId, phone, name } = message.to;
    const who = personId ?? phone ?? '';
    const plain = unasked.has(who) ? withoutSurvey.get(message.template) : undefined;
    const told = plain ? { ...message, template: plain } : message;
    if (ownRights.test(message.template) || isOwnMatter(message.template)) return told;
    if (!personId) {
      const isMuted = unwanted.has(who) && message.urgency !== 'urgent';
      return restricted.has(who) || isMuted ? [] : told;
    }
    return restricted.has(who) ? { ...told, to: { personId, name }, inboxOnly: true } : told;
  });
}

/** Codes that prove a number, and answers about the own rights: they always arrive. */
const ownRights = /^(people|privacy)\.|\.code$/;

/** The same news without asking whether one is content. */
const withoutSurvey: ReadonlyMap<string, string> = new Map([['report.closed', 'report.done']]);

/** One event a transaction, however many people are told: screens only need to look again. */
async function tellScreens(tx: Tx, rows: readonly MessageRow[]): Promise<void> {
  const inbox = rows.filter((row) => row.channel === 'inbox' && row.state === 'sent');
  const people = [...new Set(inbox.flatMap((row) => row.personId ?? []))];
  if (people.length === 0) return;
  await emit(tx, [
    {
      type: events.arrived,
      subject: tx.ctx.tenantId,
      payload: { personIds: people },
      audience: { people },
    },
  ]);
}
