/** What scripts answer, judged. */

/** Values of an uplink, or why there are none. */
export type Decoded =
  | {
      readonly ok: true;
      readonly data: Readonly<Record<string, unknown>>;
      readonly warnings: string[];
    }
  | { readonly ok: false; readonly detail: string };

/** Bytes of a downlink, or why there are none. */
export type Encoded =
  | { readonly ok: true; readonly bytes: Buffer; readonly fPort: number }
  | { readonly ok: false; readonly detail: string };

const mostKeys = 200;
/** Longest payload of LoRaWAN, bytes. */
const mostBytes = 242;

/** Judges `{ data, errors, warnings }` of decodeUplink. */
export function decodedOf(answer: unknown): Decoded {
  if (!isObject(answer)) return { ok: false, detail: 'decodeUplink returned no object' };
  const errors = textsOf(answer['errors']);
  if (errors.length > 0) return { ok: false, detail: errors.join('; ').slice(0, 300) };
  const { data } = answer;
  if (!isObject(data)) return { ok: false, detail: 'decodeUplink returned no data' };
  if (Object.keys(data).length > mostKeys)
    return { ok: false, detail: `more than ${mostKeys} values` };
  return { ok: true, data, warnings: textsOf(answer['warnings']) };
}

/** Judges `{ bytes, fPort, errors }` of encodeDownlink. */
export function encodedOf(answer: unknown, fPort: number): Encoded {
  if (!isObject(answer)) return { ok: false, detail: 'encodeDownlink returned no object' };
  const errors = textsOf(answer['errors']);
  if (errors.length > 0) return { ok: false, detail: errors.join('; ').slice(0, 300) };
  const { bytes } = answer;
  const isBytes =
    Array.isArray(bytes) &&
    bytes.length > 0 &&
    bytes.length <= mostBytes &&
    bytes.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255);
  if (!isBytes) return { ok: false, detail: `bytes must be 1 to ${mostBytes} numbers of 0 to 255` };
  const port = answer['fPort'];
  const isPort = typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 223;
  return { ok: true, bytes: Buffer.from(bytes as number[]), fPort: isPort ? port : fPort };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map((text) => String(text)).slice(0, 20) : [];
}
