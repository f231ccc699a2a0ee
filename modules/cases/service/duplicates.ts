/** Open cases that are probably the same matter. */
import type { Tx } from '#platform/database/index.ts';
import type { CaseDetail } from '../contract/index.ts';
import { type Comparable, likeness } from '../rules/likeness.ts';
import { nearbyOpen } from '../store/read.ts';

/** About 300 m in degrees at the latitudes of China. */
const searchDegrees = 0.003;
const maxAgeMs = 30 * 86_400_000;
const offeredFrom = 0.5;

/** Probable duplicates of a matter, most probable first, at most five. */
export async function likelyDuplicates(
  tx: Tx,
  matter: Comparable,
  except: string | null,
): Promise<CaseDetail['likely']> {
  const { longitude, latitude } = matter;
  if (longitude === null || latitude === null) return [];
  const since = new Date(tx.ctx.clock.now().getTime() - maxAgeMs);
  const bbox = [
    longitude - searchDegrees,
    latitude - searchDegrees,
    longitude + searchDegrees,
    latitude + searchDegrees,
  ].join();
  const candidates = await nearbyOpen(tx, { bbox, since, except });
  return candidates
    .map((record) => ({
      caseId: record.id,
      number: record.number,
      title: record.title,
      state: record.state,
      ...likeness(matter, record),
    }))
    .filter(({ probability }) => probability >= offeredFrom)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, 5);
}
