/** Whether the page is dark now, as its root says (`data-theme`). */
import { useSyncExternalStore } from 'react';

function watch(tell: () => void): () => void {
  const themes = new MutationObserver(tell);
  themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => themes.disconnect();
}

/** Follows the theme of the page. */
export function useDarkPage(): boolean {
  return useSyncExternalStore(watch, () => document.documentElement.dataset['theme'] === 'dark');
}
