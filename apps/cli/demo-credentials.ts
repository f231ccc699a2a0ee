/** `npm run -s demo:credentials`: the demo county's accounts and keys as JSON on standard output. */
import {
  demoAccounts,
  demoOpen311Key,
  demoPassword,
  demoSensorThingsKey,
  demoSharingKey,
  demoTotpSecret,
} from '#modules/people/demo-accounts.ts';
import { keysInFiles } from '#modules/ledger/index.ts';
import { demoClientName, demoClientSecret } from '#modules/mqtt/demo-client.ts';
import { demoSecret } from '#demo/device-secrets.ts';

const isDemo = (process.env['ZHENSHU_DEMO'] ?? '1') !== '0';
const port = process.env['PORT'] ?? '8080';
const mqttUrl = `mqtt://localhost:${process.env['MQTT_PORT'] ?? '1883'}`;
/** One of the demo's noise meters at the MQTT door. */
const demoMeter = 'noise-qx-01';
/** MN of one of the demo's air stations, and the telephone number of one of its refuse trucks. */
const [demoStation, demoTerminal] = ['4399211010010000000A0001', '19900008801'] as const;
const credentials = isDemo
  ? {
      baseUrl: `http://localhost:${port}`,
      accounts: demoAccounts.map((account) => ({
        ...account,
        password: demoPassword,
        // Base32, for the second factor that this account alone is asked for.
        ...(account.username === 'security' ? { totpSecret: demoTotpSecret } : {}),
      })),
      apiKeys: {
        open311: demoOpen311Key,
        sensorthings: demoSensorThingsKey,
        sharing: demoSharingKey,
      },
      jurisdictionId: 'qingxi',
      // Made at the first start: empty before it.
      ledger: {
        checkpoint: `http://localhost:${port}/ledger/checkpoint`,
        keys: await keysInFiles(process.env['ZHENSHU_DATA'] ?? './var'),
      },
      mqtt: { url: mqttUrl, username: demoClientName, password: demoClientSecret },
      // A device a door, for whoever tries the doors with tools of their own.
      devices: [
        {
          door: 'mqtt',
          url: mqttUrl,
          username: demoMeter,
          password: demoSecret(demoMeter),
          topic: `zs/${demoMeter}/up/values`,
          payload: { values: { leq: 52.4 } },
        },
        {
          door: 'hj212',
          url: `tcp://localhost:${process.env['HJ212_PORT'] ?? '9212'}`,
          st: '22',
          mn: demoStation,
          pw: demoSecret(demoStation),
        },
        {
          door: 'jt808',
          url: `tcp://localhost:${process.env['JT808_PORT'] ?? '7808'}`,
          phone: demoTerminal,
          // Taken by 0x0102 in the place of the code that a registration gives.
          code: demoSecret(demoTerminal),
        },
      ],
    }
  : { baseUrl: `http://localhost:${port}`, accounts: [], apiKeys: {} };
process.stdout.write(`${JSON.stringify(credentials, null, 2)}\n`);
