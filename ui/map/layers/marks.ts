/**
 * Marks of the layers, drawn when they are first needed: a single mark tells its layer by form and icon and its class by
 * colour and weight; many together are a ring divided as their classes are.
 */
import type { Map as MapLibre } from 'maplibre-gl';
import type { MapClass, MapLayerView } from '#platform/contract/map.ts';
import { type IconName, iconPaths } from '../../icons/names.ts';

/** Pixels of the image a CSS pixel. */
const ratio = 2;
const markPx = 30;
/** Radius of a ring by how many it stands for. */
const ringPx = [15, 18, 21, 25] as const;
/** The parts into which a ring is divided; finer ones nobody sees. */
export const ringParts = 10;

/** Name of the image of a single mark. */
export function markName({ icon, shape }: MapLayerView, { colour, weight }: MapClass): string {
  return ['mark', icon, shape, colour, weight].join(':');
}

/** Beginning of the names of the rings of a look; then come the size and the shares. */
export function ringName(classes: readonly MapClass[], dark: boolean): string {
  return `ring:${dark ? 'dark' : 'light'}:${classes.map(({ colour }) => colour).join('.')}:`;
}

/** Draws images as the map asks for them. */
export function drawMarksOn(map: MapLibre): void {
  map.setMissingStyleImageResolver((id) => {
    const image = drawn(id);
    if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: ratio });
  });
}

function drawn(id: string): ImageData | null {
  if (id.startsWith('mark:')) return drawMark(id);
  return id.startsWith('ring:') ? drawRing(id) : null;
}

function penOf(sidePx: number): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = sidePx * ratio;
  canvas.height = sidePx * ratio;
  const pen = canvas.getContext('2d');
  pen?.scale(ratio, ratio);
  return pen;
}

function pictureOf(pen: CanvasRenderingContext2D): ImageData {
  return pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);
}

function drawMark(id: string): ImageData | null {
  const [, icon = '', shape = '', colour = '', weight = ''] = id.split(':');
  const pen = penOf(markPx);
  if (!pen) return null;
  const isCalm = weight === 'calm';
  outline(pen, shape, markPx / 2, 11);
  pen.fillStyle = isCalm ? '#ffffff' : colour;
  pen.strokeStyle = isCalm ? colour : '#ffffff';
  pen.lineWidth = 2;
  pen.fill();
  pen.stroke();
  drawIcon(pen, icon, isCalm ? colour : '#ffffff');
  if (weight === 'grave') drawBadge(pen, colour);
  return pictureOf(pen);
}

function drawIcon(pen: CanvasRenderingContext2D, icon: string, colour: string): void {
  const path = iconPaths[icon as IconName] ?? iconPaths.pin;
  pen.save();
  pen.translate(markPx / 2, markPx / 2);
  pen.scale(0.55, 0.55);
  pen.translate(-12, -12);
  pen.lineWidth = 2.6;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = colour;
  pen.stroke(new Path2D(path));
  pen.restore();
}

/** An exclamation mark at the corner: grave is seen without colour too. */
function drawBadge(pen: CanvasRenderingContext2D, colour: string): void {
  const at = markPx - 6.5;
  pen.beginPath();
  pen.arc(at, 6.5, 5.5, 0, Math.PI * 2);
  pen.fillStyle = '#ffffff';
  pen.fill();
  pen.strokeStyle = colour;
  pen.lineWidth = 1.2;
  pen.stroke();
  pen.fillStyle = colour;
  pen.fillRect(at - 0.9, 3.4, 1.8, 4);
  pen.fillRect(at - 0.9, 8.3, 1.8, 1.8);
}

function outline(
  pen: CanvasRenderingContext2D,
  shape: string,
  middle: number,
  radius: number,
): void {
  pen.beginPath();
  if (shape === 'square') pen.roundRect(middle - 10, middle - 10, 20, 20, 4);
  else if (shape === 'diamond') corners(pen, middle, radius + 2, 4);
  else if (shape === 'triangle') corners(pen, middle + 1, radius + 3, 3);
  else pen.arc(middle, middle, radius, 0, Math.PI * 2);
}

function corners(
  pen: CanvasRenderingContext2D,
  middle: number,
  radius: number,
  count: number,
): void {
  for (let corner = 0; corner < count; corner += 1) {
    const turn = (corner / count) * Math.PI * 2 - Math.PI / 2;
    pen.lineTo(middle + radius * Math.cos(turn), middle + radius * Math.sin(turn));
  }
  pen.closePath();
}

function drawRing(id: string): ImageData | null {
  const [, theme = '', colours = '', size = '0', shares = ''] = id.split(':');
  const radius = ringPx[Number(size)] ?? ringPx[0];
  const side = radius * 2 + 4;
  const pen = penOf(side);
  if (!pen) return null;
  const parts = shares.split('.').map(Number);
  const whole = parts.reduce((sum, part) => sum + part, 0) || 1;
  const middle = side / 2;
  pen.beginPath();
  pen.arc(middle, middle, radius, 0, Math.PI * 2);
  pen.fillStyle = theme === 'dark' ? '#16211f' : '#ffffff';
  pen.fill();
  let from = -Math.PI / 2;
  pen.lineWidth = 5;
  for (const [kind, colour] of colours.split('.').entries()) {
    const to = from + ((parts[kind] ?? 0) / whole) * Math.PI * 2;
    if (to > from) {
      pen.beginPath();
      pen.arc(middle, middle, radius - 3, from, to);
      pen.strokeStyle = colour;
      pen.stroke();
    }
    from = to;
  }
  pen.beginPath();
  pen.arc(middle, middle, radius, 0, Math.PI * 2);
  pen.lineWidth = 1.4;
  pen.strokeStyle = theme === 'dark' ? '#0b1110' : 'rgb(22 33 31 / 35%)';
  pen.stroke();
  return pictureOf(pen);
}
