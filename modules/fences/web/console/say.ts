import { useText } from '#ui/i18n/text-provider.tsx';
import type { FenceEvent, FenceView } from '../../contract.ts';

type Window = FenceView['windows'][number];

/** Minutes since midnight as `07:00`. */
export function clockText(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** A time window: `07:00–11:30`. */
export function windowText({ fromMinute, toMinute }: Window): string {
  return `${clockText(fromMinute)}–${clockText(toMinute)}`;
}

/** What is watched, with its number. */
export function useSayWatch(): (
  event: FenceEvent,
  fence: Pick<FenceView, 'dwellSeconds' | 'speedLimitKmh'>,
) => string {
  const { t } = useText();
  return (event, { dwellSeconds, speedLimitKmh }) => {
    if (event === 'dwell')
      return t('fences.over', { minutes: Math.round((dwellSeconds ?? 0) / 60) });
    if (event === 'speed') return t('fences.faster', { speed: speedLimitKmh ?? 0 });
    return t(`fences.event.${event}`);
  };
}
