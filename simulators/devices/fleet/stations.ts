/** Stations of air and water on HJ 212, noise meters on MQTT. */
import { shippedModels } from '#modules/things/index.ts';
import { Hj212Station } from '../links/hj212-station.ts';
import { MqttDevice } from '../links/mqtt-device.ts';
import { type Replay, replayed } from '../rhythm/replay.ts';
import { airValues, noiseValues, type Values, waterValues } from '../rhythm/stations.ts';
import { createRandom } from '#demo/random.ts';
import type { World } from './world.ts';

const minute = 60;

/** Starts them. `replays`: real hours that air stations play where they have them. */
export function startStations(world: World, replays: readonly Replay[]): void {
  const air = world.ofModel('air-station');
  const water = world.ofModel('water-station');
  startHj212(world, '22', air, (index, name, at) => {
    const made = airValues(name, at, world.incident(name, at));
    const replay = replays[index % Math.max(1, replays.length)];
    return replay ? { ...made, ...replayed(replay, at) } : made;
  });
  startHj212(world, '21', water, (index, name, at) =>
    waterValues(name, at, { load: index === 0 ? 1.15 : 0.35, incident: world.incident(name, at) }),
  );
  startNoise(world);
}

function startHj212(
  world: World,
  st: string,
  devices: ReturnType<World['ofModel']>,
  measure: (index: number, name: string, at: Date) => Values,
): void {
  const target = world.doors.hj212;
  if (!target) return;
  const stations = devices.map(({ externalId, modelCode }, index) => {
    const pw = world.secret(externalId);
    const factors = factorsOf(modelCode);
    const ofNow = (at: Date): Values => measure(index, externalId, at);
    return new Hj212Station({ target, mn: externalId, pw, st, measure: ofNow, factors });
  });
  for (const station of stations) world.atEnd(() => station.close());
  world.clockwork.every(minute, stations.length, (index, at) => stations[index]?.realtime(at));
  world.clockwork.every(60 * minute, stations.length, (index, at) => stations[index]?.hour(at));
}

function factorsOf(modelCode: string): Record<string, string> {
  const model = shippedModels.find(({ code }) => code === modelCode);
  return Object.fromEntries(
    (model?.properties ?? []).flatMap(({ key, codes }) =>
      codes?.['hj212'] ? [[key, codes['hj212']]] : [],
    ),
  );
}

function startNoise(world: World): void {
  const url = world.doors.mqttUrl;
  if (!url) return;
  const meters = world.ofModel('noise-meter').map(({ externalId }) => ({
    name: externalId,
    usual: usualLevels(externalId),
    line: lineOf(world, url, externalId),
  }));
  world.clockwork.every(minute, meters.length, (index, at) => {
    const meter = meters[index];
    if (!meter) return;
    const incident = world.incident(meter.name, at);
    if (incident?.kind === 'silent') return;
    meter.line.values({
      at: at.getTime(),
      values: { ...noiseValues(meter.name, at, { usual: meter.usual, incident }), battery: 92 },
    });
  });
}

function usualLevels(name: string): { day: number; night: number } {
  const random = createRandom(5, name);
  const day = random.between(47, 58);
  return { day, night: day - random.between(9, 13) };
}

function lineOf(world: World, url: string, username: string): MqttDevice {
  const line = new MqttDevice({
    url,
    username,
    password: world.secret(username),
    onUp: () => undefined,
    onDownlink: (device, { kind, content }) => {
      if (kind === 'command') device.result({ id: content['id'], ok: true });
    },
  });
  world.atEnd(() => line.close());
  return line;
}
