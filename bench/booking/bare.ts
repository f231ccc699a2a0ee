/**
 * The bare baseline, in a sibling process: the same Fastify, edge and PostgreSQL as the application, but a try is one
 * single-row INSERT … ON CONFLICT DO NOTHING that commits by itself; nobody is asked who one is.
 */
import { pino } from 'pino';
import { createApplication } from '#platform/application/index.ts';
import { systemClock } from '#platform/clock/index.ts';
import { defineApi, Id, Instant, Type } from '#platform/contract/index.ts';
import { Database } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { defineManifest } from '#platform/manifest/index.ts';
import { defineModule, type Handlers } from '#platform/module/index.ts';
import { bareInsert } from './bare-table.ts';

const api = defineApi('bare', {
  hold: {
    method: 'POST',
    path: '/bare-bookings',
    summary: 'Takes a time, bare',
    permission: 'public',
    body: Type.Object({ resourceId: Id, from: Instant, until: Instant }),
    reply: Type.Object({ taken: Type.Boolean() }),
    status: 201,
  },
});

const handlers: Handlers<typeof api.operations> = {
  hold: async (ctx, { body }) => {
    const { rowCount } = await ctx.database.app.query({
      name: 'bare_insert',
      text: bareInsert,
      values: [uuidv7(), body.resourceId, `[${body.from},${body.until})`],
    });
    return { taken: (rowCount ?? 0) > 0 };
  },
};

const manifest = defineManifest({
  id: 'bare',
  title: { zh: '基线', en: 'Baseline' },
  tier: 'foundation',
  needs: [],
  permissions: [],
  personalData: [],
});

const bare = defineModule({ manifest, directory: import.meta.dirname, api, handlers });

async function main(url: string): Promise<void> {
  const application = await createApplication({
    database: new Database({ url }),
    modules: [bare],
    clock: systemClock,
    logger: pino({ level: 'warn' }),
    settings: {
      publicUrl: null,
      dataDirectory: import.meta.dirname,
      demo: false,
      trustProxy: true,
      environment: {},
    },
  });
  process.on('disconnect', () => void application.stop().then(() => process.exit(0)));
  await application.http.listen({ port: 0, host: '127.0.0.1' });
  const address = application.http.server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
}

const [url] = process.argv.slice(2);
if (url) await main(url);
