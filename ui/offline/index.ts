/** Work without a network: an outbox of acts, and answers kept for reading. */
export {
  type Attachment,
  attachmentReference,
  type SentCommand,
  type StoredCommand,
} from './command.ts';
export { storeFile, uploadFile } from './http-sender.ts';
export { forgetKept, Kept, kept } from './kept.tsx';
export { type ActNote, type Outbox, OutboxProvider, useOutbox } from './outbox-provider.tsx';
export { waitingAttachment } from './outbox-store.ts';
