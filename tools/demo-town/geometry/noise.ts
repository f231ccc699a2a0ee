/** Smooth value noise in [-1, 1] over the plane, fixed by its seed. */
export type Noise = (x: number, y: number) => number;

function latticeValue(seed: number, ix: number, iy: number): number {
  let hash = Math.imul(ix, 0x27d4eb2d) ^ Math.imul(iy, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2147483648 - 1;
}

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

/** One octave: lattice values blended by Perlin's quintic fade; `wavelengthKm` between lattice points. */
export function valueNoise(seed: number, wavelengthKm: number): Noise {
  return (x, y) => {
    const [sx, sy] = [x / wavelengthKm, y / wavelengthKm];
    const [ix, iy] = [Math.floor(sx), Math.floor(sy)];
    const [tx, ty] = [fade(sx - ix), fade(sy - iy)];
    const low = latticeValue(seed, ix, iy) * (1 - tx) + latticeValue(seed, ix + 1, iy) * tx;
    const high =
      latticeValue(seed, ix, iy + 1) * (1 - tx) + latticeValue(seed, ix + 1, iy + 1) * tx;
    return low * (1 - ty) + high * ty;
  };
}

/** Several octaves, each half as long and half as strong as the one before. */
export function layeredNoise(seed: number, wavelengthKm: number, octaves: number): Noise {
  const layers: Noise[] = [];
  for (let octave = 0; octave < octaves; octave += 1) {
    layers.push(valueNoise(seed + octave * 101, wavelengthKm / 2 ** octave));
  }
  return (x, y) => {
    let sum = 0;
    let strength = 1;
    for (const layer of layers) {
      sum += layer(x, y) * strength;
      strength /= 2;
    }
    return sum / (2 - 2 / 2 ** octaves);
  };
}
