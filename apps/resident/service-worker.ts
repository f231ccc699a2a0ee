/// <reference lib="webworker" />
/**
 * Lets residents make a report without a network: the app's own files stay on the phone. The build fills in version
 * and files. Pages come from the network first, so that nobody reads an old one; answers of the API are never kept.
 */
const version = 'zhenshu-resident-__VERSION__';
const fontCache = 'zhenshu-resident-fonts';
const files = '__FILES__' as unknown as string[];
const worker = self as unknown as ServiceWorkerGlobalScope;
/** Longer than this nobody looks at an empty page when the kept one is at hand. */
const patienceMs = 4000;
/** What others of this server answer: other apps, the API, pages without script. */
const others = /^\/(api|light|console|field|cockpit|open311|problems|docs|health)(\/|$)/;

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
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  if (others.test(url.pathname)) return;
  if (event.request.mode === 'navigate') event.respondWith(answerPage(event.request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(answerFile(event.request));
});

async function dropOldCaches(): Promise<void> {
  for (const name of await caches.keys()) {
    const isOld = name.startsWith('zhenshu-resident-') && name !== version && name !== fontCache;
    if (isOld) await caches.delete(name);
  }
}

/** Any page of the app is the same shell; without a network the kept one does. */
async function answerPage(request: Request): Promise<Response> {
  const shell = await caches.match('/', { cacheName: version });
  if (!shell) return fetch(request);
  const late = new Promise<Response>((go) => setTimeout(() => go(shell), patienceMs));
  return Promise.race([fetch(request).catch(() => shell), late]);
}

/** Files are named by their content: a kept one is never an old one. Font slices and maps are kept when first used. */
async function answerFile(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) {
    const cache = await caches.open(request.url.endsWith('.woff2') ? fontCache : version);
    await cache.put(request, fresh.clone());
  }
  return fresh;
}

export {};
