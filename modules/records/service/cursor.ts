/** Cursors of the queue of doubtful pairs. */
import { faultyCursor } from '#platform/paging/index.ts';

/** Where a page of the queue ended. */
export interface QueueEnd {
  readonly probability: number;
  readonly id: string;
}

/** A cursor for the pairs after this one. */
export const writeQueueEnd = ({ probability, id }: QueueEnd): string => `${probability}_${id}`;

/** Reads a cursor of the queue; null for the first page. @throws request-invalid */
export function readQueueEnd(text: string | undefined): QueueEnd | null {
  if (!text) return null;
  const [, probability = '', id = ''] = /^([\d.e-]+)_([0-9a-f-]{36})$/.exec(text) ?? [];
  if (id === '' || Number.isNaN(Number(probability))) throw faultyCursor();
  return { probability: Number(probability), id };
}
