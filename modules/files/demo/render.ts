/** From a drawn scene to the bytes of a photo: grain and a darker rim, as a telephone takes it. */
import sharp from 'sharp';
import type { DemoPhoto, SceneName } from '../demo-photos.ts';
import { lights, picture } from './backdrop.ts';
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

const rim =
  '<defs><radialGradient id="rim" cx=".5" cy=".5" r=".75"><stop offset=".62" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".34"/></radialGradient></defs><rect width="400" height="300" fill="url(#rim)"/>';

/** The JPEG of a demo photo, 960 × 720. The same photo always has the same bytes. */
export async function renderDemoPhoto(photo: DemoPhoto): Promise<Buffer> {
  const light = lights[photo.variant % lights.length];
  if (!light) throw new Error('no light');
  // Before and after show the same houses: the seed is the place's.
  const drawn = scenes[photo.scene](light, photo.stage === 'after', photo.variant * 7 + 1);
  return sharp(Buffer.from(picture(drawn + rim)))
    .flatten()
    .jpeg({ quality: 84 })
    .toBuffer();
}
