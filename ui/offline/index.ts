/** Work without a network: an outbox of acts, and answers kept for reading. */
export { type Attachment, attachmentReference, type StoredCommand } from './command.ts';
export { uploadFile } from './http-sender.ts';
export { forgetKept, Kept } from './kept.tsx';
export { type ActNote, type Outbox, OutboxProvider, useOutbox } from './outbox-provider.tsx';
