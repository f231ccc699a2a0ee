/** Lighting cabinets as MQTT gateways with their lamps: they obey, read back, meter, and sometimes fail. */
import { type Downlink, MqttDevice } from '../links/mqtt-device.ts';
import { cabinetValues, type LampState, lampValues, lampWatts } from '../rhythm/streets.ts';
import { hourOf } from '../rhythm/waves.ts';
import type { Device, World } from './world.ts';

const reportSeconds = 120;

/** Watts of the lamps by their group, as the demo's plan has them. */
const groupWatts: Readonly<Record<string, number>> = {
  'lamps-main': 90,
  'lamps-streets': 60,
  'lamps-county-road': 120,
  'lamps-riverside': 45,
  'lamps-village': 30,
};
const usualWatts = 60;

interface Lamp {
  readonly name: string;
  /** At full brightness. */
  readonly watts: number;
  state: LampState;
  energyKwh: number;
  burningHours: number;
  countedMs: number;
  override: NodeJS.Timeout | undefined;
}

interface Cabinet {
  readonly name: string;
  readonly lamps: Map<string, Lamp>;
  contactor: boolean;
  mode: string;
  schedule: unknown;
  energyKwh: number;
  countedMs: number;
}

/** Starts all cabinets. Meters go on from what the server has. */
export async function startLighting(world: World): Promise<void> {
  const url = world.doors.mqttUrl;
  if (!url) return;
  const lamps = world.ofModel('street-lamp');
  for (const device of world.ofModel('lamp-cabinet')) {
    const own = lamps.filter(({ gatewayId }) => gatewayId === device.id);
    const cabinet = await cabinetOf(world, device, own);
    const line = lineOf(world, url, cabinet);
    const all = [...cabinet.lamps.values()];
    world.clockwork.every(reportSeconds, all.length + 1, (index, at) => {
      const lamp = all[index];
      if (lamp) tellLamp(world, { cabinet, lamp, line }, at);
      else tellCabinet(world, { cabinet, line }, at);
    });
  }
}

async function cabinetOf(
  world: World,
  device: Device & { externalId: string },
  lamps: readonly (Device & { externalId: string })[],
): Promise<Cabinet> {
  const dark = hourOf(new Date()) >= 18 || hourOf(new Date()) < 6.5;
  const countedMs = Date.now();
  const made = lamps.map(({ externalId, groupCodes }, index): [string, Lamp] => [
    externalId,
    {
      name: externalId,
      watts: groupWatts[groupCodes[0] ?? ''] ?? usualWatts,
      state: { on: dark, brightness: dark ? 100 : 0 },
      energyKwh: 400 + index,
      burningHours: 9000 + index * 3,
      countedMs,
      override: undefined,
    },
  ]);
  return {
    name: device.externalId,
    lamps: new Map(made),
    contactor: true,
    mode: 'auto',
    schedule: null,
    energyKwh: (await world.town.newest(device.id, 'energy')) ?? 10_000,
    countedMs,
  };
}

function lineOf(world: World, url: string, cabinet: Cabinet): MqttDevice {
  const line = new MqttDevice({
    url,
    username: cabinet.name,
    password: world.secret(cabinet.name),
    onUp: (device) => {
      device.state(stateOf(cabinet));
      for (const lamp of cabinet.lamps.values()) device.state(lamp.state, lamp.name);
    },
    onDownlink: (device, downlink) => {
      const lamp = downlink.child === null ? undefined : cabinet.lamps.get(downlink.child);
      if (lamp) obeyAsLamp(world, { cabinet, lamp, line: device }, downlink);
      else if (downlink.child === null) obeyAsCabinet(world, { cabinet, line: device }, downlink);
    },
  });
  world.atEnd(() => line.close());
  return line;
}

const stateOf = ({ contactor, mode, schedule }: Cabinet) => ({
  contactor,
  mode,
  ...(schedule === null ? {} : { schedule }),
});

interface Place {
  readonly cabinet: Cabinet;
  readonly line: MqttDevice;
}

function obeyAsCabinet(world: World, { cabinet, line }: Place, { kind, content }: Downlink): void {
  if (kind === 'desired') {
    const desired = (content['desired'] ?? {}) as Record<string, unknown>;
    if (typeof desired['contactor'] === 'boolean') cabinet.contactor = desired['contactor'];
    if (typeof desired['mode'] === 'string') cabinet.mode = desired['mode'];
    if ('schedule' in desired) cabinet.schedule = desired['schedule'];
    line.state(stateOf(cabinet));
  }
  if (kind !== 'command') return;
  if (content['service'] === 'emergencyOn') {
    cabinet.mode = 'emergency';
    for (const lamp of cabinet.lamps.values()) {
      count(lamp, new Date());
      lamp.state = { on: true, brightness: 100 };
      line.state(lamp.state, lamp.name);
    }
    line.state(stateOf(cabinet));
  }
  tellCabinet(world, { cabinet, line }, new Date());
  line.result({ id: content['id'], ok: true });
}

function obeyAsLamp(
  world: World,
  place: Place & { readonly lamp: Lamp },
  { kind, content }: Downlink,
): void {
  const { lamp, line } = place;
  if (kind === 'desired') {
    setLamp(place, stateIn((content['desired'] ?? {}) as Record<string, unknown>, lamp.state));
    tellLamp(world, place, new Date());
  }
  if (kind !== 'command') return;
  const input = (content['input'] ?? {}) as Record<string, unknown>;
  if (content['service'] === 'override') {
    const before = lamp.state;
    const brightness = Number(input['brightness'] ?? 100);
    setLamp(place, { on: brightness > 0, brightness });
    clearTimeout(lamp.override);
    lamp.override = setTimeout(
      () => setLamp(place, before),
      Number(input['minutes'] ?? 60) * 60_000,
    );
    lamp.override.unref();
  }
  tellLamp(world, place, new Date());
  line.result({ id: content['id'], ok: true }, lamp.name);
}

function stateIn(desired: Record<string, unknown>, before: LampState): LampState {
  const on = typeof desired['on'] === 'boolean' ? desired['on'] : before.on;
  const wanted =
    typeof desired['brightness'] === 'number' ? desired['brightness'] : before.brightness;
  return {
    on,
    brightness: on && wanted === 0 && desired['brightness'] === undefined ? 100 : wanted,
  };
}

function setLamp({ lamp, line }: Place & { readonly lamp: Lamp }, state: LampState): void {
  count(lamp, new Date());
  lamp.state = state;
  line.state(state, lamp.name);
}

/** Adds what the lamp has used since it was counted last. */
function count(lamp: Lamp, at: Date): void {
  const hours = (at.getTime() - lamp.countedMs) / 3_600_000;
  lamp.countedMs = at.getTime();
  if (!lamp.state.on) return;
  lamp.energyKwh += (wattsOf(lamp) * hours) / 1000;
  lamp.burningHours += hours;
}

const wattsOf = ({ state, watts }: Lamp): number =>
  state.on ? lampWatts(watts, state.brightness) : 0.8;

function tellLamp(world: World, { lamp, line }: Place & { readonly lamp: Lamp }, at: Date): void {
  const incident = world.incident(lamp.name, at);
  if (incident?.kind === 'silent') return;
  count(lamp, at);
  line.values(
    { at: at.getTime(), values: lampValues(lamp.name, at, { ...lamp, incident }) },
    lamp.name,
  );
}

function tellCabinet(world: World, { cabinet, line }: Place, at: Date): void {
  const incident = (name: string) => world.incident(name, at)?.kind;
  const watts = [...cabinet.lamps.values()].reduce(
    (sum, lamp) => sum + (incident(lamp.name) === 'lampDark' ? 0 : wattsOf(lamp)),
    0,
  );
  cabinet.energyKwh += ((watts + 12) * (at.getTime() - cabinet.countedMs)) / 3.6e9;
  cabinet.countedMs = at.getTime();
  const values = cabinetValues(cabinet.name, at, {
    watts,
    energyKwh: cabinet.energyKwh,
    contactor: cabinet.contactor,
    mode: cabinet.mode,
    incident: world.incident(cabinet.name, at),
  });
  line.values({ at: at.getTime(), values });
}
