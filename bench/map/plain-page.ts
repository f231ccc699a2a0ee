/** A page with plain MapLibre and the same points, served by itself. */
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'vite';

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/** Builds the page and serves it with the points and the town's base map. */
export async function startPlain(
  directory: string,
  points: readonly (readonly [number, number])[],
  town: string,
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const built = join(directory, 'plain');
  await build({
    root: import.meta.dirname,
    logLevel: 'error',
    base: './',
    build: { outDir: built, emptyOutDir: true, target: 'esnext' },
  });
  await writeFile(join(built, 'points.json'), JSON.stringify(points));
  const base = await fetch(`${town}/api/v1/map/base`);
  await writeFile(join(built, 'base.json'), await base.text());
  const server = createServer((request, reply) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    readFile(join(built, path)).then(
      (bytes) => {
        reply.setHeader('content-type', types[path.split('.').at(-1) ?? ''] ?? 'text/plain');
        reply.end(bytes);
      },
      () => reply.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
