/** `npm run -s demo:credentials`: the demo county's accounts and keys as JSON on standard output. */
import {
  demoAccounts,
  demoOpen311Key,
  demoPassword,
  demoSensorThingsKey,
} from '#modules/people/demo-accounts.ts';

const isDemo = (process.env['ZHENSHU_DEMO'] ?? '1') !== '0';
const port = process.env['PORT'] ?? '8080';
const credentials = isDemo
  ? {
      baseUrl: `http://localhost:${port}`,
      accounts: demoAccounts.map((account) => ({ ...account, password: demoPassword })),
      apiKeys: { open311: demoOpen311Key, sensorthings: demoSensorThingsKey },
      jurisdictionId: 'qingxi',
    }
  : { baseUrl: `http://localhost:${port}`, accounts: [], apiKeys: {} };
process.stdout.write(`${JSON.stringify(credentials, null, 2)}\n`);
