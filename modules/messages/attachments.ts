/** Documents that go along with e-mails are made by the modules that own them, at the moment of sending. */
import type { Ctx } from '#platform/context/index.ts';
import { defineSlot } from '#platform/slots/index.ts';
import type { MessageLanguage } from './rules/render.ts';

/** A document as it goes out. */
export interface OutgoingDocument {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** One module's documents. */
export interface AttachmentSource {
  /** Name under which messages ask for its documents. */
  readonly source: string;
  /** The document of an id; null when it is gone, and the message then goes without. */
  read(ctx: Ctx, id: string, language: MessageLanguage): Promise<OutgoingDocument | null>;
}

/** Filled by modules whose documents are sent. */
export const attachmentSources = defineSlot<AttachmentSource>('messages.attachments');
