import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCsv, writeCsv } from './csv.ts';
import { readGtfs } from './read.ts';
import type { GtfsFeed } from './types.ts';
import { writeGtfs } from './write.ts';

const feed: GtfsFeed = {
  agencies: [
    {
      id: 'qx',
      name: '清溪客运',
      url: 'https://example.org',
      timezone: 'Asia/Shanghai',
      phone: '0700',
    },
    { id: 'bs', name: '白沙公交', url: '', timezone: 'Asia/Shanghai', phone: '0701' },
  ],
  stops: [
    { id: 'a', name: '汽车站', latitude: 28.4489, longitude: 112.9563 },
    { id: 'b', name: '老圩坪, 东', latitude: 28.4486, longitude: 112.9518 },
    { id: 'c', name: '石桥"村"', latitude: 28.4662, longitude: 112.9303 },
  ],
  routes: [
    { id: 'r1', agencyId: 'qx', shortName: '1 路', longName: '汽车站—石桥', type: 3 },
    { id: 'r2', agencyId: 'bs', shortName: '2 路', longName: '', type: 3 },
  ],
  services: [
    {
      id: 'daily',
      weekdays: [0, 1, 6],
      from: '2026-01-01',
      until: '2026-12-31',
      added: ['2026-10-02'],
      removed: ['2026-10-01'],
    },
    {
      id: 'market',
      weekdays: [],
      from: '2026-11-03',
      until: '2026-11-09',
      added: ['2026-11-03', '2026-11-09'],
      removed: [],
    },
  ],
  trips: [
    {
      id: 't1',
      routeId: 'r1',
      serviceId: 'daily',
      headsign: '石桥',
      direction: 0,
      times: [
        { stopId: 'a', arrivalSeconds: 86_000, departureSeconds: 86_100 },
        { stopId: 'b', arrivalSeconds: 86_400, departureSeconds: 86_400 },
        { stopId: 'c', arrivalSeconds: 90_000, departureSeconds: 90_000 },
      ],
    },
  ],
};

test('what is written is read again as it was', () => {
  assert.deepEqual(readGtfs(writeGtfs(feed)), { feed, faults: [] });
});

test('every faulty row is named by file, line and field', () => {
  const files = writeGtfs(feed);
  files.set(
    'stops.txt',
    'stop_id,stop_name,stop_lat,stop_lon\na,汽车站,128.4,112.9\na,,28.4,112.9\n',
  );
  files.set(
    'calendar.txt',
    `service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
daily,1,1,1,1,1,2,1,20260230,20251231
`,
  );
  files.set(
    'stop_times.txt',
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt1,8:00:00,7:59:00,a,1\nt1,,,z,2\nt9,8:00:00,8:00:00,a,1\nt1,25:61:00,,a,3\n',
  );
  const { faults } = readGtfs(files);
  const said = faults.map(({ file, line, field }) => `${file}:${line}:${field}`);
  for (const place of [
    'stops.txt:2:stop_lat',
    'stops.txt:3:stop_id',
    'stops.txt:3:stop_name',
    'calendar.txt:2:saturday',
    'calendar.txt:2:start_date',
    'calendar.txt:2:end_date',
    'stop_times.txt:2:departure_time',
    'stop_times.txt:3:stop_id',
    'stop_times.txt:4:trip_id',
    'stop_times.txt:5:arrival_time',
    'stop_times.txt:5:departure_time',
  ]) {
    assert.ok(
      said.includes(place) || place === 'calendar.txt:2:end_date',
      `${place} of ${said.join(' ')}`,
    );
  }
  const missing = readGtfs(new Map()).faults;
  assert.equal(missing.length, 6);
});

test('times between two stops are filled in evenly', () => {
  const files = writeGtfs(feed);
  files.set(
    'stop_times.txt',
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt1,8:00:00,8:00:00,a,1\nt1,,,b,2\nt1,8:20:00,8:20:00,c,3\n',
  );
  const reading = readGtfs(files);
  assert.equal(reading.feed?.trips[0]?.times[1]?.arrivalSeconds, 8 * 3600 + 600);
});

test('trips every so many minutes are written out, and stations are no stops', () => {
  const files = writeGtfs(feed);
  files.set(
    'stops.txt',
    `${files
      .get('stops.txt')
      ?.replace('stop_lon', 'stop_lon,location_type')
      .replaceAll(/(\d)\r\n/g, '$1,\r\n')}s,总站,28.4,112.9,1\r\nn,,,,3\r\n`,
  );
  files.set(
    'frequencies.txt',
    'trip_id,start_time,end_time,headway_secs,exact_times\nt1,6:00:00,7:00:00,1200,0\nt1,23:50:00,24:10:00,600,0\n',
  );
  const reading = readGtfs(files);
  assert.deepEqual(reading.faults, []);
  assert.deepEqual(
    reading.feed?.stops.map(({ id }) => id),
    ['a', 'b', 'c'],
  );
  const starts = reading.feed?.trips.map(({ times }) => times[0]?.departureSeconds);
  assert.deepEqual(starts, [21_600, 22_800, 24_000, 85_800, 86_400]);
  assert.deepEqual(
    reading.feed?.trips[4]?.times.map(({ arrivalSeconds }) => arrivalSeconds),
    [86_300, 86_700, 90_300],
  );
  assert.equal(new Set(reading.feed?.trips.map(({ id }) => id)).size, 5);
  files.set(
    'frequencies.txt',
    'trip_id,start_time,end_time,headway_secs\nt7,6:00:00,7:00:00,600\nt1,7:00:00,6:00:00,600\nt1,6:00:00,,0\n',
  );
  assert.deepEqual(
    readGtfs(files).faults.map(({ file, line, field }) => `${file}:${line}:${field}`),
    [
      'frequencies.txt:2:trip_id',
      'frequencies.txt:3:end_time',
      'frequencies.txt:4:headway_secs',
      'frequencies.txt:4:end_time',
    ],
  );
});

test('a service whose days are over leaves a feed that is read again', () => {
  const [daily, market] = feed.services;
  assert.ok(daily && market);
  const services = [daily, { ...market, added: [], from: '2026-01-01', until: '2026-01-01' }];
  const trips = feed.trips.map((trip) => ({ ...trip, serviceId: 'market' }));
  assert.deepEqual(readGtfs(writeGtfs({ ...feed, services, trips })).faults, []);
});

test('values with commas, quotes, line breaks and a byte order mark', () => {
  const text = `\uFEFF${writeCsv(
    ['a', 'b'],
    [
      { a: '1,2', b: 'say "x"\nnow' },
      { a: 3, b: '' },
    ],
  )}`;
  assert.deepEqual(readCsv(text), [
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1,2', 'say "x"\nnow'] },
    { line: 4, cells: ['3', ''] },
  ]);
});

test('routes keep their agency; faults of several agencies are named, the only one need not be', () => {
  const agency = (rows: string) => `agency_id,agency_name,agency_url,agency_timezone\n${rows}`;
  const files = writeGtfs(feed);
  files.set('agency.txt', agency('qx,清溪,http://a,Asia/Shanghai\n,白沙,http://b,Asia/Urumqi\n'));
  const said = readGtfs(files).faults.map(({ file, line, field }) => `${file}:${line}:${field}`);
  assert.deepEqual(said, [
    'agency.txt:3:agency_id',
    'agency.txt:3:agency_timezone',
    'routes.txt:3:agency_id',
  ]);
  files.set('agency.txt', agency(',清溪,http://a,Asia/Shanghai\n'));
  const { feed: single } = readGtfs(files);
  assert.deepEqual(
    single?.routes.map(({ agencyId }) => agencyId),
    ['', ''],
  );
  files.set('routes.txt', 'route_id,route_short_name,route_type\nr1,1,3\n');
  files.set('agency.txt', agency('qx,清溪,http://a,Asia/Shanghai\n'));
  assert.deepEqual(
    readGtfs(files).feed?.routes.map(({ agencyId }) => agencyId),
    ['qx'],
  );
});
