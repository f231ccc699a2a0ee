import { Tag } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { BookingState } from '../../../contract/states.ts';

const colours: Readonly<Record<BookingState, string>> = {
  held: 'gold',
  pending: 'blue',
  confirmed: 'green',
  arrived: 'cyan',
  served: 'default',
  left: 'default',
  noShow: 'red',
  excused: 'default',
  cancelled: 'default',
  refused: 'default',
  expired: 'default',
};

/** A booking's state in a word. */
export function StateTag({ state }: { state: BookingState }) {
  const { t } = useText();
  return <Tag color={colours[state]}>{t(`booking.state.${state}`)}</Tag>;
}
