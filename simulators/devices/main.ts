/**
 * The demo town's devices, over the real doors of a running server:
 *   npm run simulate                                  every demo device, until Ctrl-C
 *   npm run simulate -- --devices 5000 --rate 2000 --seconds 60     load on MQTT
 * Never for a real town: it knows the demo's secrets only.
 */
import { demoSecret } from '#demo/device-secrets.ts';
import { demoPassword } from '#modules/people/demo-accounts.ts';
import { optionsOrHelp } from '#platform/command-line/index.ts';
import { startLighting } from './fleet/lighting.ts';
import { startManholes } from './fleet/manholes.ts';
import { startStations } from './fleet/stations.ts';
import { startTrucks } from './fleet/trucks.ts';
import { World } from './fleet/world.ts';
import { runLoad } from './load.ts';
import { replaysIn } from './rhythm/replay.ts';
import { sessionOf, townApi } from './town-api.ts';

const values = optionsOrHelp(import.meta.filename, {
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  host: { type: 'string', default: '127.0.0.1' },
  mqtt: { type: 'string', default: '1883' },
  hj212: { type: 'string', default: '9212' },
  jt808: { type: 'string', default: '7808' },
  air: { type: 'string', default: '../shared/data/air' },
  seed: { type: 'string', default: '1' },
  devices: { type: 'string' },
  rate: { type: 'string', default: '500' },
  seconds: { type: 'string', default: '60' },
});

const portOf = (text: string): { host: string; port: number } | null =>
  text === 'off' ? null : { host: values.host, port: Number(text) };
const mqttUrl = values.mqtt === 'off' ? null : `mqtt://${values.host}:${values.mqtt}`;
const account = { url: values.url, username: 'admin', password: demoPassword };

const session = await sessionOf(account);
if (values.devices === undefined) await demo();
else await load(Number(values.devices));

async function demo(): Promise<void> {
  const town = townApi(values.url, session);
  const doors = {
    mqttUrl,
    hj212: portOf(values.hj212),
    jt808: portOf(values.jt808),
    chirpStack: {
      url: `${values.url}/lorawan/chirpstack`,
      authorization: `Bearer ${demoSecret('chirpstack')}`,
    },
  };
  const world = new World({
    devices: await town.devices(),
    doors,
    town,
    seed: Number(values.seed),
  });
  startStations(world, replaysIn(values.air));
  startTrucks(world);
  startManholes(world);
  await startLighting(world);
  console.log(`Simulated devices: ${world.devices.length}`);
  const end = (): void => void world.stop().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, end);
}

async function load(devices: number): Promise<void> {
  if (!mqttUrl) throw new Error('load needs --mqtt PORT');
  const [rate, seconds] = [Number(values.rate), Number(values.seconds)];
  const startedAt = performance.now();
  const sent = await runLoad({ url: values.url, cookie: session, mqttUrl, devices, rate, seconds });
  console.log(
    `${sent} messages acknowledged in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
  );
}
