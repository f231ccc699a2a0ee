/** What the protection of personal data asks of the module of messages. */
import type { PersonalErase, PersonalReach } from '#platform/personal/index.ts';
import { deleteToAddresses, messageOwner } from '../store/forget.ts';

/** Rows of the log are reached by whoever may read it. */
export const reachOfMessages: PersonalReach = {
  table: 'messages.messages',
  rowOf: async (tx, messageId) => {
    if (!tx.ctx.actor.permissions.has('messages.log')) return null;
    const row = await messageOwner(tx, messageId);
    return row ? { personId: row.personId, about: '消息发送记录' } : null;
  },
};

/** What went to the person's numbers without naming the account goes too. */
export const eraseOfMessages: PersonalErase = {
  obstacles: () => Promise.resolve([]),
  erase: async (tx, { phones, emails }) => {
    await deleteToAddresses(tx, [...phones, ...emails]);
    return undefined;
  },
};
