/** Cursors of lists that page by a number, and of the queue of doubtful pairs. */
import { generalProblem } from '#platform/problems/index.ts';

const faulty = () =>
  generalProblem('request-invalid', { count: 1 }, [
    { pointer: '/querystring/cursor', detail: '无法识别' },
  ]);

/** A cursor for what comes after this number. */
export const writeNumber = (number: number): string => String(number);

/** Reads a cursor; 0 for the first page. @throws request-invalid */
export function readNumber(text: string | undefined): number {
  if (!text) return 0;
  if (!/^\d{1,9}$/.test(text)) throw faulty();
  return Number(text);
}

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
  if (id === '' || Number.isNaN(Number(probability))) throw faulty();
  return { probability: Number(probability), id };
}
