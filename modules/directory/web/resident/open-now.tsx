import { StatusTag, useText } from '#ui/index.ts';
import type { OpenNow } from '../../contract/index.ts';

/** Whether a place is open, and until or from when. */
export function OpenTag({ open }: { open: OpenNow }) {
  const { t } = useText();
  if (open.state === 'unknown') return null;
  const isAlways = open.at === '24:00' && open.today[0]?.from === '00:00';
  const key =
    open.state === 'open'
      ? isAlways
        ? 'always'
        : 'openUntil'
      : open.at
        ? 'opensAt'
        : 'closedToday';
  return (
    <StatusTag meaning={open.state === 'open' ? 'ok' : 'neutral'}>
      {t(`directory.open.${key}`, { at: open.at })}
    </StatusTag>
  );
}
