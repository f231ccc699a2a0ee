import { useCallback, useRef } from 'react';
import type { ChangeView, ShownMapProps } from './types.ts';

/** Changes of parts of the view; several at once follow each other instead of undoing each other. */
export function useChange({ view, onView }: Pick<ShownMapProps, 'view' | 'onView'>): ChangeView {
  const latest = useRef({ view, onView });
  latest.current = { view, onView };
  return useCallback((part) => {
    const next = { ...latest.current.view, ...part };
    latest.current = { ...latest.current, view: next };
    latest.current.onView(next);
  }, []);
}
