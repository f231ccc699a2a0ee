/** Load: so many devices on MQTT at so many messages a second, over the real door, for a bounded time. */
import { setTimeout as wait } from 'node:timers/promises';
import { client } from '#platform/contract/index.ts';
import { api as thingsApi } from '#modules/things/contract/index.ts';
import { MqttDevice } from './links/mqtt-device.ts';
import { noiseValues } from './rhythm/stations.ts';

/** How much. */
export interface Load {
  readonly url: string;
  readonly cookie: string;
  readonly mqttUrl: string;
  readonly devices: number;
  /** Messages a second, all devices together. */
  readonly rate: number;
  readonly seconds: number;
}

const modelCode = 'noise-meter';
const atOnce = 8;

/** Adds the devices that are missing, connects them and sends. @returns messages acknowledged */
export async function runLoad(load: Load): Promise<number> {
  const secrets = await enrol(load);
  const lines = secrets.map(
    ({ externalId, secret }) =>
      new MqttDevice({
        url: load.mqttUrl,
        username: externalId,
        password: secret,
        onUp: () => undefined,
        onDownlink: () => undefined,
      }),
  );
  const endsAt = Date.now() + load.seconds * 1000;
  const tickMs = 50;
  let next = 0;
  let owed = 0;
  while (Date.now() < endsAt) {
    owed += (load.rate * tickMs) / 1000;
    for (; owed >= 1; owed -= 1) {
      const [line, name] = [
        lines[next % lines.length],
        secrets[next % lines.length]?.externalId ?? '',
      ];
      const at = new Date();
      const usual = { day: 55, night: 45 };
      line?.values({
        at: at.getTime(),
        values: noiseValues(name, at, { usual, incident: undefined }),
      });
      next += 1;
    }
    await wait(tickMs);
  }
  await wait(2000);
  const acknowledged = lines.reduce((sum, line) => sum + line.acknowledged, 0);
  await Promise.all(lines.map((line) => line.close()));
  return acknowledged;
}

interface Enrolled {
  readonly externalId: string;
  readonly secret: string;
}

/** Adds new devices for this run, named by its begin; their secrets are told only now. */
async function enrol({ url, cookie, devices }: Load): Promise<Enrolled[]> {
  const things = client(thingsApi, { baseUrl: url, headers: () => ({ cookie }) });
  const run = Date.now().toString(36);
  const enrolled: Enrolled[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < devices) {
      const index = next;
      next += 1;
      const externalId = `load-${run}-${index}`;
      const { secret } = await things.addThing({ body: newDevice(externalId, index) });
      if (secret) enrolled.push({ externalId, secret });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return enrolled;
}

function newDevice(externalId: string, index: number) {
  return {
    code: '',
    name: `压测噪声点 ${index + 1}`,
    modelCode,
    door: 'mqtt' as const,
    externalId,
    gatewayId: null,
    position: null,
    address: '',
    departmentId: null,
    groupCodes: [],
    tags: { purpose: 'load' },
    settings: {},
  };
}
