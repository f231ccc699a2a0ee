import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type MapView, readMapView, writeMapView } from '#ui/map/index.ts';

/**
 * The view of the map, kept in the page and written into its address; an address that somebody else changed (back, a
 * link) is read.
 */
export function useMapView(): [MapView, (view: MapView) => void] {
  const [search, setSearch] = useSearchParams();
  const [view, setView] = useState(() => readMapView(search));
  const address = search.toString();
  const written = useRef(address);
  useEffect(() => {
    if (address === written.current) return;
    written.current = address;
    setView(readMapView(new URLSearchParams(address)));
  }, [address]);
  useEffect(() => {
    const next = writeMapView(view).toString();
    if (next === written.current) return;
    written.current = next;
    setSearch(next, { replace: true });
  }, [view, setSearch]);
  return [view, setView];
}
