/** The nine bytes of the demo's manhole sensors, and the codec script that a town would keep for them. */

/** What a manhole sensor says. */
export interface ManholeReading {
  readonly coverOpen: boolean;
  /** Degrees. */
  readonly tilt: number;
  /** Centimetres. */
  readonly waterLevel: number;
  /** Percent of the lower explosive limit. */
  readonly methane: number;
  /** Parts per million. */
  readonly hydrogenSulfide: number;
  /** Degrees Celsius. */
  readonly temperature: number;
  /** Percent. */
  readonly battery: number;
}

/** The port of the sensors' uplinks. */
export const manholePort = 2;

/** Packs a reading. */
export function manholeBytes(reading: ManholeReading): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = reading.coverOpen ? 1 : 0;
  bytes[1] = Math.round(reading.tilt);
  bytes.writeUInt16BE(Math.round(reading.waterLevel), 2);
  bytes[4] = Math.round(reading.methane * 2);
  bytes.writeUInt16BE(Math.round(reading.hydrogenSulfide * 10), 5);
  bytes.writeInt8(Math.round(reading.temperature), 7);
  bytes[8] = Math.round(reading.battery);
  return bytes;
}

/** The codec as the LoRaWAN world writes it (TS013-1.0.0). */
export const manholeCodecScript = `function decodeUplink(input) {
  var b = input.bytes;
  if (b.length !== 9) return { errors: ['expected 9 bytes, got ' + b.length] };
  return {
    data: {
      coverOpen: (b[0] & 1) === 1,
      tilt: b[1],
      waterLevel: (b[2] << 8) | b[3],
      methane: b[4] / 2,
      hydrogenSulfide: ((b[5] << 8) | b[6]) / 10,
      temperature: (b[7] << 24) >> 24,
      battery: b[8]
    }
  };
}

function encodeDownlink(input) {
  return { fPort: 3, bytes: [(input.data.minutes >> 8) & 255, input.data.minutes & 255] };
}
`;
