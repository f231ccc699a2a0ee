import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/**
 * Hears that the queue of a hall moved: for screens without a session. The browser reconnects by itself; the pages ask
 * anew every few seconds besides, should the stream be cut.
 */
export function useHallStream(query: Readonly<Record<string, string>>): void {
  const queries = useQueryClient();
  const search = new URLSearchParams(query).toString();
  useEffect(() => {
    const stream = new EventSource(`/api/v1/booking/live?${search}`);
    const renew = (): void => void queries.invalidateQueries({ queryKey: ['booking', 'queue'] });
    stream.addEventListener('queue', renew);
    stream.addEventListener('hello', renew);
    return () => stream.close();
  }, [search, queries]);
}
