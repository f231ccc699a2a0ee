/** What a device's settings say of its registers and of the way to it. */
import type { ByteOrder, ReadFunction, RegisterType } from '#protocols/modbus/index.ts';

/** One value in the registers of a device. value = raw × scale + offset */
export interface Point {
  /** Property of the model, or input of a service. */
  readonly key: string;
  readonly function: ReadFunction;
  /** From 0, as on the wire. */
  readonly address: number;
  readonly type: RegisterType;
  readonly order: ByteOrder;
  readonly scale: number;
  readonly offset: number;
  readonly bit: number;
  /** Commands and desired state may write it; coils and holding registers only. */
  readonly write: boolean;
}

/** Settings of a device at this door. */
export interface SlaveSettings {
  /** `tcp`: we dial `host`; else it hangs on a DTU that dials in. */
  readonly tcp: { readonly host: string; readonly port: number } | null;
  readonly unit: number;
  readonly intervalSeconds: number;
  readonly timeoutMs: number;
  readonly retries: number;
  /** A DTU whose packet is only its name, without a secret. */
  readonly registrationOnly: boolean;
  readonly points: readonly Point[];
}

type Raw = Readonly<Record<string, unknown>>;

const types: readonly RegisterType[] = [
  'int16',
  'uint16',
  'int32',
  'uint32',
  'float32',
  'float64',
  'bool',
];
const orders: readonly ByteOrder[] = ['ABCD', 'CDAB', 'BADC', 'DCBA'];

/**
 * Reads the settings of a device. Its register map is `registers`; without one, the model's codes are:
 * `{ modbus: 'function:address:type:order:scale:offset' }`, e.g. `3:100:float32:CDAB:0.1`.
 */
export function slaveSettings(
  settings: Raw,
  codes: Readonly<Record<string, string>>,
): SlaveSettings {
  const { host } = settings;
  const own = settings['registers'];
  const points = Array.isArray(own)
    ? own.map((raw) => pointOf(raw as Raw))
    : Object.entries(codes).map(([key, code]) => pointOf({ key, ...codeParts(code) }));
  return {
    tcp:
      typeof host === 'string' && host !== ''
        ? { host, port: whole(settings['port'], 502, 65_535) }
        : null,
    unit: whole(settings['unit'], 1, 255),
    intervalSeconds: positive(settings['intervalSeconds'], 60, 86_400),
    timeoutMs: whole(settings['timeoutMs'], 3000, 60_000),
    retries: whole(settings['retries'], 2, 10),
    registrationOnly: settings['registrationOnly'] === true,
    points: points.filter((point) => point !== undefined).slice(0, 500),
  };
}

function codeParts(code: string): Raw {
  const [read, address, type, order, scale, offset] = code.split(':');
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  return {
    function: number(read),
    address: number(address),
    type,
    order,
    scale: number(scale),
    offset: number(offset),
  };
}

/** A point; undefined when it cannot be read at all. */
function pointOf(raw: Raw): Point | undefined {
  const { key, address } = raw;
  const read = whole(raw['function'], 3, 4);
  const isAddress = typeof address === 'number' && Number.isInteger(address) && address >= 0;
  if (typeof key !== 'string' || !isAddress || address > 0xffff || read === 0) return undefined;
  const isBit = read <= 2;
  return {
    key,
    function: read as ReadFunction,
    address,
    type: isBit ? 'bool' : (types.find((type) => type === raw['type']) ?? 'uint16'),
    order: orders.find((order) => order === raw['order']) ?? 'ABCD',
    scale: finite(raw['scale'], 1) || 1,
    offset: finite(raw['offset'], 0),
    bit: whole(raw['bit'], 0, 15),
    write: raw['write'] === true && isWritable(read, raw),
  };
}

/** Coils and whole holding registers; a single bit of a register would take its neighbours along. */
function isWritable(read: number, raw: Raw): boolean {
  return read === 1 || (read === 3 && raw['bit'] === undefined);
}

function whole(value: unknown, standard: number, most: number): number {
  const isFit = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
  return isFit ? value : standard;
}

function positive(value: unknown, standard: number, most: number): number {
  return typeof value === 'number' && value > 0 && value <= most ? value : standard;
}

function finite(value: unknown, standard: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : standard;
}
