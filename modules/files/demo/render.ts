/** From a drawn scene to the bytes of a photo: grain and a darker rim, as a telephone takes it. */
import sharp from 'sharp';
import type { DemoPhoto, SceneName } from '../demo-photos.ts';
import { lights, picture, size } from './backdrop.ts';
import { ditch, field, river, shed, smoke, tree } from './land-scenes.ts';
import {
  bins,
  type Draw,
  exit,
  gate,
  lamp,
  manhole,
  office,
  parking,
  pothole,
  rubbish,
  stalls,
} from './street-scenes.ts';

const scenes: Readonly<Record<SceneName, Draw>> = {
  lamp,
  manhole,
  pothole,
  bins,
  tree,
  ditch,
  rubbish,
  stalls,
  parking,
  smoke,
  river,
  field,
  shed,
  exit,
  gate,
  office,
};

let rim: Uint16Array | null = null;

/** How light the rim leaves each pixel, in 256ths: dark towards the corners. Drawn as a gradient it takes as long as all else. */
function rimOf({ width, height }: typeof size): Uint16Array {
  return Uint16Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const away = Math.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5) / 0.75;
    return Math.round(256 - 256 * 0.34 * Math.min(1, Math.max(0, (away - 0.62) / 0.38)));
  });
}

function darken(pixels: Uint8Array): void {
  rim ??= rimOf(size);
  for (let at = 0; at < rim.length; at += 1) {
    const left = rim[at] ?? 256;
    if (left === 256) continue;
    for (let byte = at * 3; byte < at * 3 + 3; byte += 1)
      pixels[byte] = ((pixels[byte] ?? 0) * left) >> 8;
  }
}

/** The JPEG of a demo photo, 960 × 720. The same photo always has the same bytes. */
export async function renderDemoPhoto(photo: DemoPhoto): Promise<Buffer> {
  const light = lights[photo.variant % lights.length];
  if (!light) throw new Error('no light');
  // Before and after show the same houses: the seed is the place's.
  const drawn = scenes[photo.scene](light, photo.stage === 'after', photo.variant * 7 + 1);
  const pixels = await sharp(Buffer.from(picture(drawn)))
    .flatten()
    .raw()
    .toBuffer();
  darken(pixels);
  return sharp(pixels, { raw: { ...size, channels: 3 } })
    .jpeg({ quality: 84 })
    .toBuffer();
}
