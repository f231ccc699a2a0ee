/** What the demo's story of bookings is told from. */
import type { Random } from '#demo/random.ts';
import type { Person } from '#modules/people/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Surroundings } from '../service/book.ts';

/** What the story is told from. */
export interface Story {
  readonly ctx: Ctx;
  readonly around: Surroundings;
  readonly random: Random;
  readonly people: readonly Person[];
}
