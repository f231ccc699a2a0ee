import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MapBackgroundSettings } from '#platform/contract/map-background.ts';
import { backgroundFault, backgroundOf, originsOf } from './background.ts';

const usual: MapBackgroundSettings = {
  kind: 'xyz',
  template: 'https://{s}.tiles.example.cn/{z}/{x}/{y}.png?k={key}',
  key: 'abc',
  subdomains: 'a,b',
  attribution: '示例',
  datum: 'wgs84',
  minZoom: 1,
  maxZoom: 18,
  opacity: 1,
};

test('a template becomes its addresses, and only their origins are allowed to the browser', () => {
  const background = backgroundOf(usual);
  assert.deepEqual(background.sources, [
    [
      'https://a.tiles.example.cn/{z}/{x}/{y}.png?k=abc',
      'https://b.tiles.example.cn/{z}/{x}/{y}.png?k=abc',
    ],
  ]);
  assert.deepEqual(originsOf(background), [
    'https://a.tiles.example.cn',
    'https://b.tiles.example.cn',
  ]);
});

test('a WMTS address is understood by the words of its own standard', () => {
  const template = 'https://gis.example.cn/wmts/{TileMatrix}/{TileRow}/{TileCol}.png';
  const background = backgroundOf({ ...usual, kind: 'wmts', template });
  assert.deepEqual(background.sources, [['https://gis.example.cn/wmts/{z}/{y}/{x}.png']]);
});

test('Tianditu needs its key and brings its names with it', () => {
  const settings = {
    ...usual,
    kind: 'tianditu',
    template: 'img',
    key: '0123456789abcdef0123',
  } as const;
  const background = backgroundOf(settings);
  assert.equal(background.sources.length, 2);
  assert.match(
    background.sources[1]?.[7] ?? '',
    /^https:\/\/t7\.tianditu\.gov\.cn\/cia_w\/wmts\?.*tk=0123456789abcdef0123$/,
  );
  assert.equal(background.attribution, '示例');
  assert.ok(backgroundFault({ ...settings, key: '' }));
  assert.ok(backgroundFault({ ...settings, template: 'moon' }));
});

test('what is no address of tiles is refused, and never reaches a header', () => {
  const faulty = [
    'javascript:alert(1)//{z}{x}{y}',
    'https://user:secret@tiles.example.cn/{z}/{x}/{y}',
    '//tiles.example.cn/{z}/{x}/{y}',
    'https://tiles.example.cn;script-src *//{z}/{x}/{y}',
    'https://tiles.example.cn/{z}/{x}.png',
    'file:///etc/{z}/{x}/{y}',
    '',
  ];
  for (const template of faulty) {
    assert.ok(backgroundFault({ ...usual, template }), template);
    assert.deepEqual(originsOf(backgroundOf({ ...usual, template })), [], template);
  }
  assert.ok(backgroundFault({ ...usual, minZoom: 12, maxZoom: 9 }));
  assert.ok(backgroundFault({ ...usual, key: '' }), 'its key is missing');
});

test('tiles of our own server need no leave', () => {
  const background = backgroundOf({ ...usual, template: '/tiles/{z}/{x}/{y}.png' });
  assert.deepEqual([background.kind, originsOf(background)], ['raster', []]);
});
