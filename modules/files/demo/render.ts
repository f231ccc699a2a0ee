/** From a drawn scene to the pixels of a photo, with a darker rim, as a telephone takes it. */
import sharp from 'sharp';
import type { DemoPhoto, SceneName } from '../demo-photos.ts';
import type { Pixels } from '../rules/index.ts';
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

const bytesAPixel = 3;

/** How light the rim leaves each byte, in 256ths: dark towards the corners. Drawn as a gradient it takes as long as all else. */
function rimOf({ width, height }: typeof size): Uint16Array {
  return Uint16Array.from({ length: width * height * bytesAPixel }, (_, byte) => {
    const at = Math.floor(byte / bytesAPixel);
    const [x, y] = [at % width, Math.floor(at / width)];
    const away = Math.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5) / 0.75;
    return Math.round(256 - 256 * 0.34 * Math.min(1, Math.max(0, (away - 0.62) / 0.38)));
  });
}

function darken(pixels: Uint8Array): void {
  const left = (rim ??= rimOf(size));
  for (let byte = 0; byte < left.length; byte += 1)
    pixels[byte] = ((pixels[byte] as number) * (left[byte] as number)) >> 8;
}

/** The pixels of a demo photo, 960 × 720. The same photo always has the same ones. */
export async function drawDemoPhoto(photo: DemoPhoto): Promise<Pixels> {
  const light = lights[photo.variant % lights.length];
  if (!light) throw new Error('no light');
  // Before and after show the same houses: the seed is the place's.
  const drawn = scenes[photo.scene](light, photo.stage === 'after', photo.variant * 7 + 1);
  const data = await sharp(Buffer.from(picture(drawn)))
    .flatten()
    .raw()
    .toBuffer();
  darken(data);
  return { data, raw: { ...size, channels: 3 } };
}
