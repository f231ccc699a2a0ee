import { useQueryClient } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { useLive } from '#ui/live/index.ts';
import { api } from '../../../contract/index.ts';

/** The module's operations. */
export const booking = createClient(api);

/** Chinese or English of a pair of texts. */
export function usePick(): (zh: string, en: string) => string {
  const { locale } = useText();
  return (zh, en) => (locale === 'zh' ? zh : en || zh);
}

/** Everything of bookings is read anew when one changed somewhere. */
export function useLiveBookings(): void {
  useLive('booking.', undefined, [['booking']]);
}

/** Reads everything of bookings anew. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => queries.invalidateQueries({ queryKey: ['booking'] });
}
