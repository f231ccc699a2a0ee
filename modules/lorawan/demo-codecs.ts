/** The codec shipped for the manhole terminals of the demo town. */

/**
 * Uplink on port 1, ten bytes: flags (1 open, 2 tampered with), tilt in degrees, water in cm (2), methane
 * in 0.1 % of LEL (2), hydrogen sulfide in ppm, temperature in 0.1 °C (2, signed), battery in %.
 */
export const manholeCodec = `function decodeUplink(input) {
  var b = input.bytes;
  if (b.length !== 10) return { errors: ['expected 10 bytes, got ' + b.length] };
  var temperature = (b[7] << 8) | b[8];
  if (temperature > 32767) temperature -= 65536;
  return {
    data: {
      coverOpen: (b[0] & 1) === 1,
      tilt: b[1],
      waterLevel: (b[2] << 8) | b[3],
      methane: ((b[4] << 8) | b[5]) / 10,
      hydrogenSulfide: b[6],
      temperature: temperature / 10,
      battery: b[9],
    },
  };
}

function encodeDownlink(input) {
  if (input.service !== 'setInterval') return { errors: ['unknown command ' + input.service] };
  var minutes = input.data.minutes;
  return { fPort: 2, bytes: [1, minutes >> 8, minutes & 255] };
}
`;
