const patienceMs = 12_000;

/** Where the device is, WGS-84, or why that is not known. */
export function locateDevice(): Promise<
  { longitude: number; latitude: number } | 'denied' | 'unavailable'
> {
  // Browsers hide the position from pages that came over plain http.
  if (!navigator.geolocation || !isSecureContext) return Promise.resolve('unavailable');
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => resolve({ longitude, latitude }),
      (fault) => resolve(fault.code === fault.PERMISSION_DENIED ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 60_000 },
    );
  });
}

/** Whether the person allowed this page to know the position before, so that nobody is asked. */
export async function deviceIsKnown(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted';
  } catch {
    // Older Safari has no such question.
    return false;
  }
}
