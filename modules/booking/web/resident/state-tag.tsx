import { type Meaning, StatusTag, useText } from '#ui/index.ts';
import type { BookingState } from '../../contract/states.ts';

const meanings: Readonly<Record<BookingState, Meaning | 'neutral'>> = {
  held: 'warning',
  pending: 'notice',
  confirmed: 'ok',
  arrived: 'ok',
  served: 'neutral',
  left: 'neutral',
  noShow: 'warning',
  excused: 'neutral',
  cancelled: 'neutral',
  refused: 'warning',
  expired: 'neutral',
};

/** A booking's state in a word. */
export function StateTag({ state }: { state: BookingState }) {
  const { t } = useText();
  return <StatusTag meaning={meanings[state]}>{t(`booking.state.${state}`)}</StatusTag>;
}
