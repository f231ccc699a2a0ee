/** A ChirpStack v4 network server as far as its HTTP integration goes: tells uplinks of LoRaWAN devices. */
import { hashText } from '#demo/random.ts';

/** Where events go and with which secret. */
export interface ChirpStackSettings {
  /** The integration's address; `?event=up` is added. */
  readonly url: string;
  /** Header of the integration. */
  readonly authorization: string;
}

/** An uplink. */
export interface Uplink {
  readonly devEui: string;
  readonly deviceName: string;
  readonly at: Date;
  readonly frameCount: number;
  readonly port: number;
  readonly bytes: Buffer;
  readonly rssi: number;
}

/** Tells an uplink. @returns whether the platform took it */
export async function tellUplink(settings: ChirpStackSettings, uplink: Uplink): Promise<boolean> {
  const url = new URL(settings.url);
  url.searchParams.set('event', 'up');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: settings.authorization },
    body: JSON.stringify(eventOf(uplink)),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null);
  await response?.arrayBuffer();
  return response?.ok ?? false;
}

/** The event as ChirpStack v4 writes it (integration JSON). */
function eventOf({ devEui, deviceName, at, frameCount, port, bytes, rssi }: Uplink): object {
  return {
    deduplicationId: `${devEui}-${frameCount}`,
    time: at.toISOString(),
    deviceInfo: {
      tenantName: 'Qingxi',
      applicationName: 'manholes',
      deviceProfileName: 'manhole',
      deviceName,
      devEui,
      tags: {},
    },
    devAddr: hashText(devEui).toString(16).padStart(8, '0'),
    adr: true,
    dr: 3,
    fCnt: frameCount,
    fPort: port,
    confirmed: false,
    data: bytes.toString('base64'),
    rxInfo: [{ gatewayId: 'a84041ffff1e0001', uplinkId: frameCount, rssi, snr: 6.5 }],
    txInfo: { frequency: 486_300_000 },
  };
}
