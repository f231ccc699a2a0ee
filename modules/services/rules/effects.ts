/** What an act writes into an application besides its stage. */
import { maskPersonal } from '#platform/text/index.ts';
import type { Delivery } from '../contract/item.ts';
import type { Need, StageAct } from '../contract/stages.ts';
import type { ApplicationRecord } from '../store/tables.ts';

/** What was given with an act; `needs` of the table are its members. */
export interface ActInput extends Partial<Record<Need, unknown>> {
  readonly version?: number;
  readonly words?: string | undefined;
  readonly remedy?: string | undefined;
  readonly until?: string | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly way?: Delivery | undefined;
  readonly stars?: number | undefined;
  readonly answers?: unknown;
}

type Change = Partial<ApplicationRecord>;

/** Identity numbers and the like that slipped into the words are taken out. */
const plain = (words: string | undefined): string => maskPersonal(words?.trim() ?? '').text;

const settled: Change = { supplementWords: '', supplementUntil: null, supplementKeys: [] };

/** The change that follows from an act. */
export function effectOf(act: StageAct, input: ActInput, actorId: string | null): Change {
  switch (act) {
    case 'accept':
      return { handlerId: actorId };
    case 'askSupplement':
      return {
        supplementWords: plain(input.words),
        supplementUntil: new Date(input.until ?? 0),
        supplementKeys: [...(input.keys ?? [])],
        handlerId: actorId,
      };
    case 'supplement':
    case 'lapse':
      return settled;
    case 'approve':
      return { decisionWords: plain(input.words) };
    case 'refuse':
    case 'decline':
      return { decisionWords: plain(input.words), remedy: plain(input.remedy) };
    case 'deliver':
      return {
        deliveryNote: plain(input.words),
        ...(input.way ? { delivery: input.way } : {}),
      };
    case 'rate':
      return { rating: input.stars ?? null };
    case 'withdraw':
      return settled;
  }
}
