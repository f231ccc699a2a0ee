import assert from 'node:assert/strict';
import { test } from 'node:test';
import { palette } from '#platform/map-layers/palette.ts';
import fc from 'fast-check';
import { baseStyle } from './base-style.ts';
import { boundsAround, boundsOfBase } from './bounds.ts';
import { darkColours, lifted } from './colours.ts';
import { shiftOf } from './gcj-tiles.ts';
import { frameOf, placeOf, project } from './frame.ts';
import type { BaseLayer, MapBase } from './types.ts';

const square = (kind: BaseLayer['kind'], side: number): BaseLayer => ({
  id: kind,
  kind,
  features: [
    {
      type: 'Feature',
      id: kind,
      properties: { kind, nameZh: '甲', nameEn: 'A' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [side, 0],
            [side, side],
            [0, side],
            [0, 0],
          ],
        ],
      },
    },
  ],
});

test('the whole town is its outline, not its surroundings', () => {
  const base: MapBase = { layers: [square('neighbours', 9), square('outline', 2)] };
  assert.deepEqual(boundsOfBase(base), [0, 0, 2, 2]);
  const withVillages: MapBase = { layers: [square('outline', 9), square('villages', 2)] };
  assert.deepEqual(boundsOfBase(withVillages), [0, 0, 2, 2], "an outline may be the county's");
  assert.deepEqual(boundsOfBase({ layers: [square('roads', 3)] }), [0, 0, 3, 3]);
  assert.equal(boundsAround([]), null);
});

test('roads are drawn above fields and names above roads, however the server sorts them', () => {
  const kinds = ['landmarks', 'roads', 'outline', 'landCover', 'waters'] as const;
  const style = baseStyle({ layers: kinds.map((kind) => square(kind, 1)) }, 'zh');
  const at = (id: string): number => style.layers.findIndex((layer) => layer.id === id);
  assert.ok(at('base-outline-fill') < at('base-landCover-fill'));
  assert.ok(at('base-landCover-fill') < at('base-waters-fill'));
  assert.ok(at('base-waters-fill') < at('base-roads-line'));
  assert.ok(at('base-roads-line') < at('base-landmarks-name'));
  assert.equal(new Set(style.layers.map(({ id }) => id)).size, style.layers.length);
});

test('tiles lie over the drawn ground and under borders and names', () => {
  const layers = [{ id: 'tiles-0', type: 'raster', source: 'tiles-0' } as const];
  const source = { type: 'raster' as const, tiles: ['/tiles/{z}/{x}/{y}'], tileSize: 256 };
  const base = { layers: [square('villages', 1), square('landCover', 1)] };
  const style = baseStyle(base, 'en', { tiles: { sources: { 'tiles-0': source }, layers } });
  const at = (id: string): number => style.layers.findIndex((layer) => layer.id === id);
  assert.ok(at('base-landCover-fill') < at('tiles-0'));
  assert.ok(at('tiles-0') < at('base-villages-line'));
});

test('a layer of a kind from a newer server is left out, not fatal', () => {
  const odd = { ...square('roads', 1), kind: 'monorail' as BaseLayer['kind'] };
  assert.doesNotThrow(() => baseStyle({ layers: [odd] }, 'zh'));
});

test('a picked place of the plain map is the place that was drawn there', () => {
  const frame = frameOf([112.9, 28.4, 113, 28.5]);
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (across, down) => {
      const place = placeOf(frame, across * frame.width, down * frame.height);
      const { x, y } = project(frame, [place.longitude, place.latitude]);
      assert.ok(Math.abs(x - across * frame.width) < 1e-6);
      assert.ok(Math.abs(y - down * frame.height) < 1e-6);
    }),
  );
});

test('a tile of GCJ-02 is cut where the shifted middle of ours lies, some hundred metres away', () => {
  const [z, x, y] = [16, 53_330, 27_373];
  const { left, top } = shiftOf(z, x, y);
  const metresPerPx = (40_075_016.7 * Math.cos((28.45 * Math.PI) / 180)) / (256 * 2 ** z);
  const metres = Math.hypot(left - x * 256, top - y * 256) * metresPerPx;
  assert.ok(metres > 300 && metres < 800, `${metres} m`);
  const next = shiftOf(z, x + 1, y);
  assert.ok(Math.abs(next.left - left - 256) < 1, 'neighbours fit together to less than a pixel');
});

test('every colour of a class stands out from dark ground, and stays as it is by day', () => {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  // WCAG 2.2, 1.4.11: three to one for what has to be seen.
  const contrast = (one: string, other: string): number => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  for (const [name, colour] of Object.entries(palette)) {
    const onDark = contrast(lifted(colour, true), darkColours.ground);
    assert.ok(onDark >= 3, `${name} on dark: ${onDark.toFixed(2)}`);
    assert.equal(lifted(colour, false), colour);
  }
});
