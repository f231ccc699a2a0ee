/**
 * The bare baseline, in a sibling process: the same Fastify, edge, schema and PostgreSQL as the
 * application, but a report is answered after one single-row INSERT that commits by itself.
 */
import { pino } from 'pino';
import { createApplication } from '#platform/application/index.ts';
import { systemClock } from '#platform/clock/index.ts';
import { defineApi, Type } from '#platform/contract/index.ts';
import { Database } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { defineManifest } from '#platform/manifest/index.ts';
import { defineModule, type Handlers } from '#platform/module/index.ts';
import { ReportInput } from '#modules/reports/contract/index.ts';

const api = defineApi('baseline', {
  submit: {
    method: 'POST',
    path: '/baseline-reports',
    summary: 'Keeps the bare report',
    permission: 'public',
    body: ReportInput,
    reply: Type.Object({ id: Type.String() }),
    status: 201,
  },
});

const handlers: Handlers<typeof api.operations> = {
  submit: async (ctx, { body }, call) => {
    const id = uuidv7();
    await ctx.database.app.query({
      name: 'baseline_insert',
      text: 'INSERT INTO bench.reports VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      values: [
        id,
        call.idempotencyKey,
        body.deviceId ?? null,
        body.text ?? '',
        body.categoryCode ?? null,
        body.position?.longitude ?? null,
        body.position?.latitude ?? null,
        ctx.clock.now(),
      ],
    });
    return { id };
  },
};

const manifest = defineManifest({
  id: 'baseline',
  title: { zh: '基线', en: 'Baseline' },
  tier: 'foundation',
  needs: [],
  permissions: [],
  personalData: [],
});

const baseline = defineModule({ manifest, directory: import.meta.dirname, api, handlers });

async function main(url: string): Promise<void> {
  const database = new Database({ url });
  const application = await createApplication({
    database,
    modules: [baseline],
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
