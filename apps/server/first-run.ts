/** The first run of an empty production start: a page that makes the county, the town and its administrator. */
import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Application } from '#platform/application/index.ts';
import type { Config } from '#platform/config/index.ts';
import type { Database } from '#platform/database/index.ts';
import { firstRunForm, firstRunDone } from './first-run-page.ts';
import { foundTown, readFounding } from './found-town.ts';

let code: string | null = null;

/** The code that the page asks for: printed at the terminal, so that no stranger is first. */
export function firstRunCode(): string | null {
  return code;
}

/** Mounts the page while there is no tenant. */
export async function mountFirstRun(
  application: Application,
  database: Database,
  config: Pick<Config, 'demo'>,
): Promise<void> {
  const isEmpty = async () => (await application.tenants.all()).length === 0;
  if (!config.demo && (await isEmpty())) code = randomBytes(4).toString('hex');
  await application.http.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.get('/first-run', async (_request, reply) => {
      if (!(await isEmpty())) return reply.redirect('/console/');
      return reply.type('text/html; charset=utf-8').send(firstRunForm({}, []));
    });
    scope.post('/first-run', async (request: FastifyRequest, reply) => {
      if (!(await isEmpty())) return reply.redirect('/console/');
      const given = (request.body ?? {}) as Record<string, string>;
      const { founding, faults } = readFounding(given, code);
      reply.type('text/html; charset=utf-8');
      if (!founding) return reply.code(422).send(firstRunForm(given, faults));
      await foundTown(application, database, founding);
      code = null;
      return reply.send(firstRunDone(founding));
    });
  });
}
