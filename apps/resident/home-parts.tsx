import { lazy, Suspense } from 'react';
import { Parts } from '#ui/page-view.tsx';
import { homeParts } from './pages.ts';

const WithQueries = lazy(() => import('./with-queries.tsx'));

/** What the modules put on the first page. */
export function HomeParts() {
  if (homeParts.length === 0) return null;
  return (
    <Suspense>
      <WithQueries>
        <Parts parts={homeParts} />
      </WithQueries>
    </Suspense>
  );
}
