/** The conditions of the state table: each says which problem stands in the way, or none. */
import type { Problem } from '#platform/problems/index.ts';
import type { RoadSettings } from '../contract/road.ts';
import { problem } from '../contract/problems.ts';
import { openStates, type Guard } from '../states.ts';
import type { ActionFacts } from './facts.ts';

type Check = (facts: ActionFacts, road: RoadSettings) => Problem | null;

const dayMs = 86_400_000;

/** Channels whose matters end with an answer in words: there is nothing to be photographed. */
const answeredInWords: ReadonlySet<string> = new Set(['suggestion']);

/** Every guard by name. */
export const guards: Readonly<Record<Guard, Check>> = {
  dutyKnown: ({ target }) => (target ? null : problem('duty-unknown')),
  beforeDeadline: ({ record, now }) =>
    record.dueAt && record.dueAt <= now ? problem('deadline-passed') : null,
  notExtendedYet: ({ record }) =>
    record.extended || record.requestedDueAt ? problem('extension-used') : null,
  extensionAsked: ({ record }) => (record.requestedDueAt ? null : problem('extension-not-asked')),
  withinReopenDays: ({ record, now }, road) =>
    record.closedAt && now.getTime() - record.closedAt.getTime() > road.reopenDays * dayMs
      ? problem('reopen-too-late', { days: road.reopenDays })
      : null,
  notRatedYet: ({ record }) => (record.rating === null ? null : problem('already-rated')),
  afterPhotoGiven: ({ record, photoCount, afterPhotoCount, nothingToSee }, road) =>
    road.afterPhotoRequired &&
    !nothingToSee &&
    !answeredInWords.has(record.channel) &&
    photoCount + afterPhotoCount === 0
      ? problem('after-photo-missing', {}, [
          { pointer: '/photoIds', detail: '至少一张', detailEn: 'one at least' },
        ])
      : null,
  assistingTasksEnded: ({ openAssistants }) =>
    openAssistants.length > 0
      ? problem('assistance-open', { departments: openAssistants.join('、') })
      : null,
  notIntoItself: ({ record, input, into }) => {
    if (!into) {
      const place = { pointer: '/intoCase', detail: input.intoCase ?? '' };
      return problem('merge-target-unknown', {}, [place]);
    }
    return into.id === record.id || !openStates.includes(into.state)
      ? problem('merge-into-itself')
      : null;
  },
};
