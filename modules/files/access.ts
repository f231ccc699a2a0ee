/** Who may read a file is known by whom it belongs to. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { defineSlot } from '#platform/slots/index.ts';

/** A file as the modules that own files see it. */
export interface OwnedFile {
  readonly id: string;
  readonly kind: 'photo' | 'voice' | 'document';
  readonly ownerKind: string;
  readonly ownerId: string;
  /** What the link carried besides, for the module that gave it; null without. */
  readonly pass: string | null;
}

/** One module's answer. Asked inside a transaction of the viewer, so row-level security helps. */
export interface FileAccess {
  /** Whether the viewer may read the file; false for owners the module does not know. */
  mayRead(tx: Tx, ctx: Ctx, file: OwnedFile): Promise<boolean>;
}

/** Filled by the modules that adopt files; one yes is enough. */
export const fileAccess = defineSlot<FileAccess>('files.access');
