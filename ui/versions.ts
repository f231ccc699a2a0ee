import { useSyncExternalStore } from 'react';

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function found(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

/**
 * Installs the service worker and notices when a newer one waits. `afterMs` leaves the line to the page that is being
 * opened.
 */
export function watchVersions(afterMs = 0): void {
  if (!('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    setTimeout(() => {
      void register().catch(() => {
        // Without a worker the app runs as an ordinary page.
      });
    }, afterMs);
  });
}

async function register(): Promise<void> {
  const path = `${import.meta.env.BASE_URL}service-worker.js`;
  const registration = await navigator.serviceWorker.register(path);
  if (registration.waiting && navigator.serviceWorker.controller) found(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing;
    fresh?.addEventListener('statechange', () => {
      if (fresh.state === 'installed' && navigator.serviceWorker.controller) found(fresh);
    });
  });
}

/** Whether a newer version waits; `update` switches to it when the person is ready. */
export function useNewVersion(): { ready: boolean; update: () => void } {
  const worker = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
  const update = (): void => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    worker?.postMessage('take-over');
  };
  return { ready: worker !== null, update };
}
