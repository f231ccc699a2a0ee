import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 899px)';

function watchNarrow(tell: () => void): () => void {
  const media = matchMedia(narrow);
  media.addEventListener('change', tell);
  return () => media.removeEventListener('change', tell);
}

/** Whether the screen is a phone's. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watchNarrow, () => matchMedia(narrow).matches);
}
