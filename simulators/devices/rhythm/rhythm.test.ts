import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedModels } from '#modules/things/index.ts';
import { incidentsAt } from './incidents.ts';
import { readReplay, replayed } from './replay.ts';
import { airValues, noiseValues, waterValues } from './stations.ts';
import { cabinetValues, lampValues, manholeValues } from './streets.ts';

const start = Date.parse('2026-01-05T00:00:00Z');
const instants = Array.from(
  { length: 2000 },
  (_, index) => new Date(start + index * 4.3 * 3_600_000),
);

test('what the simulator measures stays within its model at every hour of the year', () => {
  const usual = { day: 56, night: 45 };
  const lamp = {
    state: { on: true, brightness: 60 },
    watts: 60,
    energyKwh: 10,
    burningHours: 5,
    incident: undefined,
  };
  const cabinet = { watts: 900, energyKwh: 10, contactor: true, mode: 'auto', incident: undefined };
  const makers: Record<string, (at: Date) => Readonly<Record<string, unknown>>> = {
    'air-station': (at) => airValues('a', at, { kind: 'dust', progress: 0.5 }),
    'noise-meter': (at) =>
      noiseValues('n', at, { usual, incident: { kind: 'loudMusic', progress: 0.5 } }),
    'water-station': (at) =>
      waterValues('w', at, { load: 1.2, incident: { kind: 'sewageInflow', progress: 0.4 } }),
    'street-lamp': (at) => lampValues('l', at, lamp),
    'lamp-cabinet': (at) =>
      cabinetValues('c', at, { ...cabinet, incident: { kind: 'leakage', progress: 0.5 } }),
    manhole: (at) => manholeValues('m', at, { kind: 'gas', progress: 0.5 }),
  };
  for (const [code, make] of Object.entries(makers)) {
    const model = shippedModels.find((one) => one.code === code);
    assert.ok(model, code);
    for (const [key, value] of instants.flatMap((at) => Object.entries(make(at)))) {
      const property = model.properties.find((one) => one.key === key);
      assert.ok(property, `${code}.${key}`);
      const number = typeof value === 'number' ? value : (property.min ?? 0);
      const fits = number >= (property.min ?? -Infinity) && number <= (property.max ?? Infinity);
      assert.ok(fits, `${code}.${key} ${number}`);
    }
  }
});

test('the same instant gives the same values and incidents on every machine', () => {
  const at = instants[7] ?? new Date(0);
  assert.deepEqual(airValues('a', at, undefined), airValues('a', at, undefined));
  const fleet = Array.from({ length: 40 }, (_, index) => ({
    externalId: `m${index}`,
    modelCode: 'manhole',
  }));
  assert.deepEqual([...incidentsAt(fleet, at, 1)], [...incidentsAt(fleet, at, 1)]);
});

test('a few incidents an hour strike a town, and each of them ends', () => {
  const fleet = [
    'air-station',
    'noise-meter',
    'water-station',
    'street-lamp',
    'lamp-cabinet',
    'manhole',
  ].flatMap((modelCode) =>
    Array.from({ length: 10 }, (_, index) => ({ externalId: `${modelCode}${index}`, modelCode })),
  );
  let begun = 0;
  let before = new Set<string>();
  for (let minute = 0; minute < 48 * 60; minute += 1) {
    const now = new Set(
      [...incidentsAt(fleet, new Date(start + minute * 60_000), 1)].map(
        ([name, { kind }]) => `${name} ${kind}`,
      ),
    );
    for (const one of now) if (!before.has(one)) begun += 1;
    before = now;
  }
  const perHour = begun / 48;
  assert.ok(perHour > 1 && perHour < 6, String(perHour));
});

test('a file of real hours is played at the same hour of the year, missing values left out', () => {
  const replay = readReplay(
    [
      '"No","year","month","day","hour","PM2.5","PM10","SO2","NO2","CO","O3","TEMP","PRES","DEWP","RAIN","wd","WSPM","station"',
      '1,2016,11,23,10,81,95,7,NA,900,40,3.5,1020.1,-3,0,"N",1.2,"X"',
    ].join('\n'),
  );
  assert.deepEqual(replayed(replay, new Date('2026-11-23T02:30:00Z')), {
    pm25: 81,
    pm10: 95,
    so2: 7,
    co: 0.9,
    o3: 40,
    temperature: 3.5,
    pressure: 1020.1,
    windSpeed: 1.2,
  });
  assert.equal(replayed(replay, new Date('2026-11-23T03:30:00Z')), undefined);
});
