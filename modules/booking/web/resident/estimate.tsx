import { useText } from '#ui/index.ts';
import type { WaitEstimate } from '../../contract/index.ts';

/** `大约 20–35 分钟`, or why it cannot be said. */
export function useEstimateWords(): (estimate: WaitEstimate) => string {
  const { t } = useText();
  return ({ known, low, high, because }) => {
    if (known && low !== null && high !== null) {
      return low === 0
        ? t('booking.estimate.soon', { high: String(high) })
        : t('booking.estimate.span', { low: String(low), high: String(high) });
    }
    return t(`booking.estimate.${because ?? 'fewMeasured'}`);
  };
}
