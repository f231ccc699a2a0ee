import { useState } from 'react';
import type { Position } from '#platform/contract/index.ts';

/** Where somebody is, once asked for; never by itself. */
export function usePosition() {
  const [position, setPosition] = useState<Position | null>(null);
  const [state, setState] = useState<'still' | 'asking' | 'refused'>('still');
  const ask = (): void => {
    if (!('geolocation' in navigator)) {
      setState('refused');
      return;
    }
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPosition({ longitude: coords.longitude, latitude: coords.latitude });
        setState('still');
      },
      () => setState('refused'),
      { timeout: 10_000, maximumAge: 60_000 },
    );
  };
  return { position, state, ask };
}
