import { useEffect, useState } from 'react';

/** Where the phone is, as far as it knows. */
export interface Here {
  readonly position: { readonly longitude: number; readonly latitude: number } | null;
  /** Radius of the 95 % circle, metres. */
  readonly accuracyMetres: number | null;
  readonly state: 'asking' | 'known' | 'denied' | 'unavailable';
}

const unknown: Here = { position: null, accuracyMetres: null, state: 'asking' };
let last: Here = unknown;

/**
 * The phone's position (WGS-84), renewed while the page is open. Asks for the permission only when
 * `wanted`. Browsers give positions to secure pages alone: over plain `http://` it is unavailable.
 */
export function useHere(wanted: boolean): Here {
  const [here, setHere] = useState(last);
  useEffect(() => {
    if (!wanted) return;
    if (!('geolocation' in navigator) || !isSecureContext) {
      setHere({ ...unknown, state: 'unavailable' });
      return;
    }
    const found = ({ coords }: GeolocationPosition): void => {
      const { longitude, latitude, accuracy } = coords;
      last = { position: { longitude, latitude }, accuracyMetres: accuracy, state: 'known' };
      setHere(last);
    };
    const failed = ({ code, PERMISSION_DENIED }: GeolocationPositionError): void => {
      // A lost fix keeps the last known place; a refusal does not.
      const state = code === PERMISSION_DENIED ? 'denied' : 'unavailable';
      if (state === 'denied' || !last.position) setHere({ ...unknown, state });
    };
    const options = { enableHighAccuracy: true, maximumAge: 15_000, timeout: 20_000 };
    const watch = navigator.geolocation.watchPosition(found, failed, options);
    return () => navigator.geolocation.clearWatch(watch);
  }, [wanted]);
  return here;
}

/** Whether the person has already allowed positions: then a list may show distances unasked. */
export function usePositionAllowed(): boolean {
  const [allowed, setAllowed] = useState(false);
  useEffect(() => {
    void navigator.permissions
      ?.query({ name: 'geolocation' })
      .then(({ state }) => setAllowed(state === 'granted'))
      .catch(() => setAllowed(false));
  }, []);
  return allowed;
}
