/** `GET /healthz`: 200 once the server answers and its database does; 503 while it does not. */
import type { Application } from '#platform/application/index.ts';
import type { Database } from '#platform/database/index.ts';

/** Mounts the route. */
export function mountHealth(application: Application, database: Database): void {
  application.http.get('/healthz', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    const startedAt = performance.now();
    try {
      await database.system.query('SELECT 1');
    } catch {
      return reply.code(503).send({ status: 'waiting', database: 'unreachable' });
    }
    const databaseMs = Math.round((performance.now() - startedAt) * 10) / 10;
    return reply.send({ status: 'ready', databaseMs, screens: application.live.size });
  });
}
