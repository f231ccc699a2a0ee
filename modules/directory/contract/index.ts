/** What the directory offers over HTTP. */
import { defineApi } from '#platform/contract/index.ts';
import { busOperations } from './bus.ts';
import { noticeOperations } from './notices.ts';
import { placeOperations } from './places.ts';

export * from './bus.ts';
export { Hours, type OpenNow, type Span } from './hours.ts';
export {
  type KeptNotice,
  type NoticeAct,
  type NoticeState,
  type NoticeView,
} from './notices.ts';
export {
  type AccessFeature,
  accessFeatures,
  type Kind,
  kindFamilies,
  type KindFamily,
  type PlaceInput,
  type PlaceView,
} from './places.ts';

export const api = defineApi('directory', {
  ...placeOperations,
  ...noticeOperations,
  ...busOperations,
});

/** `directory.noticePublished`: payload `{ title, villageIds }`; the subject is the notice's id. `directory.changed`: places or the timetable changed. */
export const events = {
  noticePublished: 'directory.noticePublished',
  changed: 'directory.changed',
} as const;
