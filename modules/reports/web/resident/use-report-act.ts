import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Photo } from '#ui/capture/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { uploadFile } from '#ui/offline/index.ts';

/** Who acts on which report. */
export interface Holder {
  readonly number: string;
  readonly token: string;
}

/**
 * An act of the reporter, once: a repeat of the same words after a lost answer goes under the same
 * key; changed words get a new one.
 */
export function useReportAct<T>(act: (input: T, idempotencyKey: string) => Promise<unknown>) {
  const queries = useQueryClient();
  const last = useRef({ words: '', key: '' });
  return useMutation({
    mutationFn: async (input: T) => {
      const words = JSON.stringify(input);
      if (last.current.words !== words) last.current = { words, key: newId() };
      return act(input, last.current.key);
    },
    onSuccess: async () => {
      last.current = { words: '', key: '' };
      await queries.invalidateQueries({ queryKey: ['reports', 'follow'] });
    },
  });
}

/** Uploads photos and answers their file ids, in order; a repeat answers the same ids. */
export async function uploadPhotos(photos: readonly Photo[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { id, blob, fileName, capturedAt } of photos) {
    ids.push(await uploadFile({ id, blob, fileName, fields: { purpose: 'report', capturedAt } }));
  }
  return ids;
}
