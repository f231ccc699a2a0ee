/** The check sum of Modbus RTU: CRC-16 with A001, start FFFF, low byte first. */
export function modbusCrc(bytes: Uint8Array): number {
  let register = 0xffff;
  for (const byte of bytes) {
    register ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      register = register & 1 ? (register >> 1) ^ 0xa001 : register >> 1;
    }
  }
  return register;
}

/** Bytes with their check sum behind them. */
export function withCrc(bytes: Uint8Array): Buffer {
  const crc = modbusCrc(bytes);
  return Buffer.concat([bytes, Buffer.from([crc & 0xff, crc >> 8])]);
}
