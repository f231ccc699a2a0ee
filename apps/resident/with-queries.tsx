import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createQueryClient } from '#ui/api/index.ts';

// Residents need no account: a 401 is shown by the page that asked.
const queries = createQueryClient(() => undefined);

/** Gives the cache of server data; comes with the first page that needs it, not with the home page. */
export default function WithQueries({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
