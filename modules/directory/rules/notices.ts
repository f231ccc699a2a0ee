/** What may happen to a notice: read from the table of moves, nowhere else. */
import { type NoticeAct, noticeMoves, type NoticeState } from '../contract/notices.ts';

/** The state after an act; null where it is not open. */
export function noticeAfter(state: NoticeState, act: NoticeAct): NoticeState | null {
  return noticeMoves.find((move) => move.from === state && move.act === act)?.to ?? null;
}

/** The acts open in a state. */
export function noticeActs(state: NoticeState): NoticeAct[] {
  return noticeMoves.filter(({ from }) => from === state).map(({ act }) => act);
}
