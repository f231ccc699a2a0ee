/** Photos and voice of the draft, in the browser's database. */
import type { Photo, VoiceNote } from '#ui/capture/index.ts';
import { within } from './resident-database.ts';

/** What belongs to one draft. */
export interface DraftFiles {
  readonly draftId: string;
  readonly photos: readonly Photo[];
  readonly voice: VoiceNote | null;
}

const onlyKey = 'files';

/** A browser may forbid its database (private windows, full disk): then only the words are kept. */
async function ifAllowed<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

let lastKept: { readonly photos: unknown; readonly voice: unknown } | null = null;

/** Keeps the files of a draft; does nothing when they are those kept last. */
export async function keepFiles(files: DraftFiles): Promise<void> {
  if (lastKept?.photos === files.photos && lastKept.voice === files.voice) return;
  lastKept = files;
  await ifAllowed(() => within('draft', 'readwrite', (store) => store.put(files, onlyKey)));
}

/** The files of a draft. */
export async function readFiles(draftId: string): Promise<DraftFiles | null> {
  const kept = await ifAllowed(() =>
    within(
      'draft',
      'readonly',
      (store) => store.get(onlyKey) as IDBRequest<DraftFiles | undefined>,
    ),
  );
  return kept?.draftId === draftId ? kept : null;
}

/** Forgets them. */
export async function forgetFiles(): Promise<void> {
  if (lastKept === null && typeof indexedDB === 'undefined') return;
  lastKept = null;
  await ifAllowed(() => within('draft', 'readwrite', (store) => store.delete(onlyKey)));
}
