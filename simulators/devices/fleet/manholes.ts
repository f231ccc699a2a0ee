/** Manhole sensors behind a LoRaWAN network server: an uplink every ten minutes, at once when something happens. */
import { manholeBytes, manholePort } from '#demo/manhole-codec.ts';
import { tellUplink } from '../links/chirpstack.ts';
import { manholeValues } from '../rhythm/streets.ts';
import type { World } from './world.ts';

const reportSeconds = 600;
const watchSeconds = 20;

/** Starts all of them. */
export function startManholes(world: World): void {
  const { chirpStack } = world.doors;
  if (!chirpStack) return;
  const devices = world.ofModel('manhole').map(({ externalId, name }) => ({
    externalId,
    name,
    frameCount: Math.floor(Date.now() / 1000) % 65_536,
    last: '',
  }));
  const tell = (index: number, at: Date, onlyNews: boolean): void => {
    const device = devices[index];
    if (!device) return;
    const incident = world.incident(device.externalId, at);
    const happening = incident?.kind ?? '';
    if (onlyNews && happening === device.last && happening === '') return;
    device.last = happening;
    device.frameCount += 1;
    const values = manholeValues(device.externalId, at, incident);
    void tellUplink(chirpStack, {
      devEui: device.externalId,
      deviceName: device.name,
      at,
      frameCount: device.frameCount,
      port: manholePort,
      bytes: manholeBytes(values as unknown as Parameters<typeof manholeBytes>[0]),
      rssi: Number(values['signal']),
    });
  };
  world.clockwork.every(reportSeconds, devices.length, (index, at) => tell(index, at, false));
  world.clockwork.every(watchSeconds, devices.length, (index, at) => tell(index, at, true));
}
