/// <reference lib="webworker" />
/**
 * Keeps the field app's shell on the phone. The build fills in version and files. It never keeps
 * answers of the API: what a worker reads offline lies in IndexedDB and is cleared at sign-out.
 */
const version = 'zhenshu-field-__VERSION__';
const fontCache = 'zhenshu-fonts';
const files = '__FILES__' as unknown as string[];
const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(version).then((cache) => cache.addAll(files)));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => worker.clients.claim()));
});

worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const ours = url.origin === location.origin && url.pathname.startsWith('/field/');
  if (event.request.method !== 'GET' || !ours) return;
  if (event.request.mode === 'navigate') event.respondWith(answerPage(event.request));
  else if (url.pathname.endsWith('.woff2')) event.respondWith(answerFont(event.request));
  else event.respondWith(answerFile(event.request));
});

async function dropOldCaches(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('zhenshu-field-') && name !== version) await caches.delete(name);
  }
}

/** Any page of the app is the same shell; the script finds the way. */
async function answerPage(request: Request): Promise<Response> {
  const shell = await caches.match('/field/', { cacheName: version });
  return shell ?? fetch(request);
}

async function answerFile(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: version });
  return kept ?? fetch(request);
}

/** Font slices are kept when first used: a hundred of them would be too many to fetch at once. */
async function answerFont(request: Request): Promise<Response> {
  const cache = await caches.open(fontCache);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}

export {};
