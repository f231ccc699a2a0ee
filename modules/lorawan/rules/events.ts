/** Events of ChirpStack v4 as its HTTP integration sends them in JSON. */

/** What an event says, as far as it is used. */
export interface NetworkEvent {
  /** 16 hexadecimal digits, lower case. */
  readonly devEui: string;
  readonly time: Date | null;
  readonly fPort: number;
  readonly bytes: Buffer | null;
  /** Decoded by ChirpStack itself, where it has a codec. */
  readonly object: Readonly<Record<string, unknown>> | null;
  readonly batteryPercent: number | null;
  readonly rssi: number | null;
  readonly queueItemId: string | null;
  readonly acknowledged: boolean;
  /** Of `log` events: an error, and its words. */
  readonly isError: boolean;
  readonly description: string;
}

/** Reads the body of an event; a text says what is wrong with it. */
export function readEvent(body: unknown): NetworkEvent | string {
  if (!isObject(body)) return 'the body is no object';
  const info = body['deviceInfo'];
  const devEui = String(isObject(info) ? info['devEui'] : '').toLowerCase();
  if (!/^[0-9a-f]{16}$/.test(devEui)) return 'deviceInfo.devEui is missing';
  const { data, object, time } = body;
  if (data !== undefined && (typeof data !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(data))) {
    return 'data is no base64';
  }
  const at = typeof time === 'string' ? new Date(time) : null;
  const battery = body['batteryLevelUnavailable'] === true ? null : numberOf(body['batteryLevel']);
  return {
    devEui,
    time: at && !Number.isNaN(at.getTime()) ? at : null,
    fPort: numberOf(body['fPort']) ?? 1,
    bytes: data === undefined || data === '' ? null : Buffer.from(data, 'base64'),
    object: isObject(object) ? object : null,
    batteryPercent: battery,
    rssi: bestRssi(body['rxInfo']),
    queueItemId: typeof body['queueItemId'] === 'string' ? body['queueItemId'] : null,
    acknowledged: body['acknowledged'] === true,
    isError: body['level'] === 'ERROR',
    description: String(body['description'] ?? '').slice(0, 200),
  };
}

function bestRssi(rxInfo: unknown): number | null {
  if (!Array.isArray(rxInfo)) return null;
  const all = rxInfo.flatMap((one) => (isObject(one) ? (numberOf(one['rssi']) ?? []) : []));
  return all.length === 0 ? null : Math.max(...all);
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
