/**
 * The check sum of HJ 212 (annex A of all three editions). It is not Modbus CRC: the byte goes into
 * the high half of the register shifted down, and the high byte is sent first.
 */

const table = Uint16Array.from({ length: 256 }, (_, low) => {
  let register = low;
  for (let bit = 0; bit < 8; bit += 1) {
    register = register & 1 ? (register >> 1) ^ 0xa001 : register >> 1;
  }
  return register;
});

/** The check sum of a data segment, 0–65535. */
export function hj212Crc(segment: Uint8Array): number {
  let register = 0xffff;
  // What comes in has eight bits, so that its eight shifts can be looked up at once.
  for (const byte of segment) register = table[(register >> 8) ^ byte] ?? 0;
  return register;
}

/** The check sum as it is sent: four upper-case hexadecimal digits. */
export function crcText(segment: Uint8Array): string {
  return hj212Crc(segment).toString(16).toUpperCase().padStart(4, '0');
}
