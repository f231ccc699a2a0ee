/**
 * Tiles in GCJ-02 (AutoNavi and others) brought to WGS-84: within a tile the shift is the same to less than a
 * pixel, so a tile of ours is cut from the up to four of theirs that it lies on.
 */
import type { RequestParameters } from 'maplibre-gl';
import { wgs84ToGcj02 } from '#platform/geo/index.ts';

/** Scheme under which the engine asks for such tiles; the true address follows. */
export const gcjScheme = 'gcj02';

const tilePx = 256;

/** Where a tile of ours begins on their grid: tile numbers and pixels in it. Pure. */
export function shiftOf(z: number, x: number, y: number): { left: number; top: number } {
  const side = 2 ** z;
  const middle = positionOf((x + 0.5) / side, (y + 0.5) / side);
  const shifted = wgs84ToGcj02(middle);
  const [u, v] = placeOf(shifted);
  return { left: (u * side - 0.5) * tilePx, top: (v * side - 0.5) * tilePx };
}

/** Position of a place of the web Mercator world, 0 to 1 from the north-west. */
function positionOf(u: number, v: number): { longitude: number; latitude: number } {
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * v))) * 180) / Math.PI;
  return { longitude: u * 360 - 180, latitude };
}

function placeOf({
  longitude,
  latitude,
}: {
  longitude: number;
  latitude: number;
}): [number, number] {
  const radians = (latitude * Math.PI) / 180;
  return [(longitude + 180) / 360, (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2];
}

/** Loads a tile: `gcj02://https://host/{z}/{x}/{y}` with the numbers filled in, and a note of them at its end. */
export async function loadGcjTile(
  { url }: RequestParameters,
  abort: AbortController,
): Promise<{ data: ImageBitmap }> {
  const asked = readAddress(url);
  if (!asked) throw new Error(`no address of a tile: ${url}`);
  const { z, x, y, addressOf } = asked;
  const { left, top } = shiftOf(z, x, y);
  const [column, row] = [Math.floor(left / tilePx), Math.floor(top / tilePx)];
  const canvas = new OffscreenCanvas(tilePx, tilePx);
  const pen = canvas.getContext('2d');
  const parts = [0, 1].flatMap((right) =>
    [0, 1].map((down) => [column + right, row + down] as const),
  );
  const pictures = await Promise.allSettled(
    parts.map(async ([atX, atY]) => {
      const reply = await fetch(addressOf(z, atX, atY), {
        signal: abort.signal,
        referrerPolicy: 'strict-origin',
      });
      if (!reply.ok) throw new Error(`${reply.status}`);
      pen?.drawImage(
        await createImageBitmap(await reply.blob()),
        atX * tilePx - left,
        atY * tilePx - top,
      );
    }),
  );
  if (pictures.every(({ status }) => status === 'rejected')) throw new Error('no tile came');
  return { data: canvas.transferToImageBitmap() };
}

interface Asked {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly addressOf: (z: number, x: number, y: number) => string;
}

/** The template travels in the fragment: `…#{z},{x},{y}`. */
function readAddress(url: string): Asked | null {
  const [, template = '', numbers = ''] = /^gcj02:\/\/(.*)#(.*)$/.exec(url) ?? [];
  const [z = NaN, x = NaN, y = NaN] = numbers.split(',').map(Number);
  if (!template || [z, x, y].some(Number.isNaN)) return null;
  const plain = decodeURIComponent(template);
  return {
    z,
    x,
    y,
    addressOf: (toZ, toX, toY) =>
      plain.replace('[z]', `${toZ}`).replace('[x]', `${toX}`).replace('[y]', `${toY}`),
  };
}

/** The address of such a source for the engine, from a template with {z} {x} {y}. */
export function gcjTemplate(template: string): string {
  const plain = template.replace('{z}', '[z]').replace('{x}', '[x]').replace('{y}', '[y]');
  return `${gcjScheme}://${encodeURIComponent(plain)}#{z},{x},{y}`;
}
