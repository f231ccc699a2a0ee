/** A town with devices at the MQTT door, for tests. */
import type { TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { demoSecret } from '#demo/device-secrets.ts';
import { addThings, type NewThingModel, saveModels } from '#modules/things/index.ts';
import { type TestTown, testTown } from '#testing';

/** A small sensor that can be told to beep. */
export const sensorModel: NewThingModel = {
  code: 'mqtt-sensor',
  nameZh: '测试传感器',
  nameEn: 'Test sensor',
  icon: 'sensor',
  properties: [
    {
      key: 'temperature',
      nameZh: '气温',
      nameEn: 'Temperature',
      type: 'number',
      unit: 'Cel',
      min: -60,
      max: 80,
      access: 'r',
    },
    { key: 'level', nameZh: '级别', nameEn: 'Level', type: 'integer', unit: '1', access: 'rw' },
  ],
  events: [
    { key: 'tamper', nameZh: '被拆', nameEn: 'Tampered with', severity: 'notice', fields: [] },
  ],
  services: [
    { key: 'beep', nameZh: '鸣响', nameEn: 'Beep', input: [], output: [], timeoutSeconds: 60 },
  ],
  silentAfterSeconds: 3600,
  retentionDays: 730,
  budget: { perSecond: 500, burst: 1000 },
  tags: [],
};

/** The devices: a gateway with a child, a lone sensor, a slow one. */
export interface Devices {
  readonly gateway: string;
  readonly child: string;
  readonly sensor: string;
  readonly slow: string;
}

/** A town with services on and its devices. */
export async function townWithDevices(
  t: TestContext,
): Promise<{ town: TestTown; devices: Devices }> {
  const town = await testTown(t, { services: true });
  const devices = await town.database.inTenant(town.ctx, async (tx) => {
    const slow = { ...sensorModel, code: 'mqtt-slow', budget: { perSecond: 20, burst: 5 } };
    await saveModels(tx, [sensorModel, slow]);
    const one = (name: string, more: object = {}) => ({
      name,
      modelCode: sensorModel.code,
      door: 'mqtt' as const,
      externalId: name,
      secret: demoSecret(name),
      ...more,
    });
    const [gateway, sensor, slowOne] = await addThings(tx, [
      one('gateway-1'),
      one('sensor-1'),
      one('slow-1', { modelCode: slow.code }),
    ]);
    const [child] = await addThings(tx, [one('child-1', { gatewayId: gateway?.id ?? '' })]);
    return {
      gateway: gateway?.id ?? '',
      child: child?.id ?? '',
      sensor: sensor?.id ?? '',
      slow: slowOne?.id ?? '',
    };
  });
  return { town, devices };
}

/** Connects to the town's MQTT door; ended with the test. */
export async function connected(
  t: TestContext,
  town: TestTown,
  username: string,
  options: IClientOptions = {},
): Promise<MqttClient> {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${town.ports.get('mqtt')}`, {
    username,
    password: demoSecret(username),
    reconnectPeriod: 0,
    protocolVersion: 4,
    ...options,
  });
  atEnd(t, () => client.endAsync(true));
  return client;
}

/** Resolves with the next message of a client. */
export function nextMessage(client: MqttClient): Promise<{ topic: string; text: string }> {
  return new Promise((resolve) => {
    client.once('message', (topic, payload) => resolve({ topic, text: payload.toString() }));
  });
}
