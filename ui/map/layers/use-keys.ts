/** Keys of the map, while nobody types and no dialog is open. */
import { useEffect, useRef } from 'react';

/** What keys do, by what the keyboard gives: `r`, `/`, `Escape`. */
type MapKeys = Readonly<Record<string, () => void>>;

/** Listens for keys. */
export function useMapKeys(keys: MapKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const at = event.target;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (!(at instanceof Element)) return;
      const types = 'input:not([type=checkbox]):not([type=range]), select, textarea, [role=dialog]';
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      // Enter and space belong to the button that has the focus.
      if (!act || at.closest(types) || (event.key === 'Enter' && at.closest('button'))) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
