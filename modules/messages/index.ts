/** The door of the module of messages. */
import type { Tx } from '#platform/database/index.ts';
import type { NewMessage } from './service/compose.ts';
import type { Standing } from '#platform/personal/index.ts';
import { queue, standingFor } from './service/queue.ts';
import { outcomesOf } from './store/messages.ts';
import { readPreference } from './store/preferences.ts';
import type { MessageRow } from './store/tables.ts';

export {
  type AttachmentSource,
  attachmentSources,
  type OutgoingDocument,
} from './attachments.ts';
export type { NewMessage } from './service/compose.ts';
export { channelSettings } from './adapters/index.ts';
export { setMuted } from './service/inbox.ts';
export { deleteAbout as forgetMessagesAbout } from './store/forget.ts';
export type { Urgency } from './rules/choose-channels.ts';

/**
 * Tells people something, as part of the running transaction: it reaches inboxes when the
 * transaction commits and leaves the house right after, by each person's preferences, quiet hours
 * and the urgency. Made for batches of hundreds. Template codes and their values stand in
 * `templates-default/`; a missing value reads as a dash.
 * @param standing what `standingOfTold` said, where it was asked for many at a time in this transaction
 * @throws Error for a template code that does not exist
 */
export function queueMessages(
  tx: Tx,
  messages: readonly NewMessage[],
  standing?: Standing,
): Promise<void> {
  return queue(tx, messages, standing);
}

/** What those who are to be told have said about their data: for acts of several people in one transaction, each told apart. */
export function standingOfTold(
  tx: Tx,
  people: readonly Pick<NewMessage, 'to'>[],
): Promise<Standing> {
  return standingFor(tx, people);
}

/** The e-mail address that a person gave; empty without one. */
export async function emailOf(tx: Tx, personId: string): Promise<string> {
  return (await readPreference(tx, personId))?.email ?? '';
}

/** How a message stands on its way to one person. */
export type MessageOutcome = Pick<
  MessageRow,
  'personId' | 'channel' | 'state' | 'simulated' | 'lastError' | 'createdAt' | 'sentAt' | 'readAt'
>;

/** What became of everything that was told about one matter, the newest first. */
export function messageOutcomes(
  tx: Tx,
  subject: { readonly kind: string; readonly id: string },
): Promise<MessageOutcome[]> {
  return outcomesOf(tx, subject);
}
