/** A process that does the intake's work of a town until nothing waits; its parent kills it at random moments. */
import { pino } from 'pino';
import { modules } from '#modules/registry.ts';
import { createApplication } from '#platform/application/index.ts';
import { systemClock } from '#platform/clock/index.ts';
import { Database } from '#platform/database/index.ts';
import { testSealing } from '#testing';
import { workUntilDone } from '../../../modules/intake/service/bring/work.ts';
import { lakeOf } from '../../../modules/intake/service/lake/room.ts';

const [url = '', dataDirectory = '', tenantId = '', partRows = '20000'] = process.argv.slice(2);
const database = new Database({ url, connections: 4, sealing: testSealing });
const application = await createApplication({
  database,
  modules,
  clock: systemClock,
  logger: pino({ level: 'silent' }),
  settings: {
    publicUrl: null,
    dataDirectory,
    demo: true,
    trustProxy: false,
    environment: {},
  } as never,
});
lakeOf(database).partRows = Number(partRows);
process.stdout.write('at work\n');
await workUntilDone(application.ctxOf(tenantId));
process.stdout.write('done\n');
process.exit(0);
