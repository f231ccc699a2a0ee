/** The first run of an empty production start: a page that makes the county, the town and its administrator. */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Application } from '#platform/application/index.ts';
import type { Config } from '#platform/config/index.ts';
import type { Database } from '#platform/database/index.ts';
import { firstRunForm, firstRunDone } from './first-run-page.ts';
import { type Founding as TownFounding, foundTown, isFounded, readFounding } from './found-town.ts';

let code: string | null = null;

/** The code that the page asks for: printed at the terminal, so that no stranger is first. */
export function firstRunCode(): string | null {
  return code;
}

/** Whether there is a town yet, and a way to found it that only one form at a time goes. */
class Founding {
  readonly #application: Application;
  readonly #database: Database;
  #isDone: boolean;
  #before: Promise<unknown> = Promise.resolve();

  constructor(application: Application, database: Database, isDone: boolean) {
    this.#application = application;
    this.#database = database;
    this.#isDone = isDone;
  }

  async isOpen(): Promise<boolean> {
    this.#isDone ||= await isFounded(this.#application, this.#database);
    return !this.#isDone;
  }

  /** @returns false when another form, sent at the same time, has founded it */
  found(wanted: TownFounding): Promise<boolean> {
    const work = async (): Promise<boolean> => {
      if (!(await this.isOpen())) return false;
      await foundTown(this.#application, this.#database, wanted);
      code = null;
      return true;
    };
    const made = this.#before.then(work, work);
    this.#before = made;
    return made;
  }
}

/** Mounts the page while there is no town that anybody can sign in to; every other page leads to it. */
export async function mountFirstRun(
  application: Application,
  database: Database,
  config: Pick<Config, 'demo'>,
): Promise<void> {
  const founding = new Founding(application, database, config.demo);
  await application.http.register(async (scope) => mountForm(scope, founding));
  if (!(await founding.isOpen())) return;
  code = randomBytes(4).toString('hex');
  application.http.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (request.method === 'GET' && isPage(path) && (await founding.isOpen()))
      await reply.redirect('/first-run');
  });
}

/** Addresses that answer as before: the form itself, and what programs ask for. */
const others = [
  '/first-run',
  '/healthz',
  '/docs',
  '/problems/',
  '/api/',
  '/open311/',
  '/sensorthings/',
  '/devices/',
  '/ledger/',
];

const isPage = (path: string): boolean =>
  !/\.[a-z0-9]+$/i.test(path) && !others.some((prefix) => path.startsWith(prefix));

function mountForm(scope: FastifyInstance, founding: Founding): void {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  scope.get('/first-run', async (_request, reply) => {
    if (!(await founding.isOpen())) return reply.redirect('/console/');
    return reply.type('text/html; charset=utf-8').send(firstRunForm({}, []));
  });
  scope.post('/first-run', async (request: FastifyRequest, reply) => {
    if (!(await founding.isOpen())) return reply.redirect('/console/');
    const given = (request.body ?? {}) as Record<string, string>;
    const { founding: wanted, faults } = readFounding(given, code);
    reply.type('text/html; charset=utf-8');
    if (!wanted) return reply.code(422).send(firstRunForm(given, faults));
    if (!(await founding.found(wanted))) return reply.redirect('/console/');
    return reply.send(firstRunDone(wanted));
  });
}
