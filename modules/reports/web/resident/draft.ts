/** The report being written: kept on the device with every change, so that nothing is lost. */
import type { Photo, VoiceNote } from '#ui/capture/index.ts';
import { actingFor, type Principal } from '#ui/api/behalf.ts';
import { recall, remember } from '#ui/kit/memory.ts';
import { newId } from '#ui/kit/new-id.ts';
import { forgetFiles, keepFiles, readFiles } from './draft-files.ts';
import { deviceId } from './own-reports.ts';

/** Where it is, and how that is known. */
export interface DraftPlace {
  readonly source: 'pin' | 'device' | 'place' | 'photo';
  readonly longitude: number;
  readonly latitude: number;
  /** Code and name of the scanned poster. */
  readonly code?: string;
  readonly name?: string;
}

/** How much of the reporter is kept. */
export type Identity = 'plain' | 'anonymous' | 'confidential';

/** All that the form holds. */
export interface Draft {
  /** Idempotency key of every try to send it. */
  readonly id: string;
  /** The device under which every try is made: with the key it says that a repeat is one. */
  readonly deviceId: string;
  readonly text: string;
  readonly category: { readonly code: string; readonly name: string } | null;
  readonly place: DraftPlace | null;
  readonly address: string;
  readonly phone: string;
  readonly identity: Identity;
  readonly photos: readonly Photo[];
  readonly voice: VoiceNote | null;
  /** The resident for whom it is written (代办); null for oneself. It stays so, whatever the tab does later. */
  readonly onBehalfOf: Principal | null;
  /** ISO 8601 instant of the press on 提交; from then on the content stands still until answered. */
  readonly sendingSince: string | null;
  /** File ids of finished uploads, by photo or voice id. */
  readonly uploaded: Readonly<Record<string, string>>;
}

const draftKey = 'zhenshu.draft';

/** An empty form. */
export function emptyDraft(): Draft {
  return {
    id: newId(),
    deviceId: deviceId(),
    text: '',
    category: null,
    place: null,
    address: '',
    phone: '',
    identity: 'plain',
    onBehalfOf: actingFor(),
    photos: [],
    voice: null,
    sendingSince: null,
    uploaded: {},
  };
}

/** Whether nothing has been entered yet; a scanned place alone is nothing. */
export function isEmpty(draft: Draft): boolean {
  const { text, category, photos, voice } = draft;
  return !text.trim() && !category && photos.length === 0 && !voice;
}

/** Keeps a draft; photos and voice go to the browser's database, the rest beside the settings. */
export async function keepDraft(draft: Draft): Promise<void> {
  const { photos, voice, ...words } = draft;
  if (isEmpty(draft)) {
    await forgetDraft();
    return;
  }
  remember(draftKey, JSON.stringify({ ...words, photos: [], voice: null }));
  await keepFiles({ draftId: draft.id, photos, voice });
}

/** The draft kept on this device, or null. */
export async function readDraft(): Promise<Draft | null> {
  const words = keptWords();
  if (!words) return null;
  const files = await readFiles(words.id);
  const draft = { ...words, photos: files?.photos ?? [], voice: files?.voice ?? null };
  return isEmpty(draft) ? null : draft;
}

/** Whether a report was sent off but not yet answered, for the first page. */
export function isWaiting(): boolean {
  return Boolean(keptWords()?.sendingSince);
}

function keptWords(): Draft | null {
  try {
    const kept = JSON.parse(recall(draftKey) ?? 'null') as Partial<Draft> | null;
    return kept && typeof kept.id === 'string'
      ? { ...emptyDraft(), onBehalfOf: null, ...kept }
      : null;
  } catch {
    // Cut short by a kill: there is nothing to restore.
    return null;
  }
}

/** Forgets the draft: it was sent, or given up. */
export async function forgetDraft(): Promise<void> {
  remember(draftKey, null);
  await forgetFiles();
}
