import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  fits,
  numberBounds,
  parseExpression,
  parsePath,
  parseQuery,
  SensorThingsFault,
  timeBounds,
  type Value,
} from './index.ts';

const entity: Record<string, Value> = {
  result: 12.5,
  name: "O'Neill 站",
  phenomenonTime: new Date('2026-11-23T02:30:15.250Z'),
  'Datastream/name': 'PM2.5',
  'unitOfMeasurement/symbol': 'µg/m³',
  nothing: null,
  count: '7',
};
const now = new Date('2026-11-23T03:00:00Z');
const read = (path: readonly string[]): Value => entity[path.join('/')] ?? null;
const holds = (text: string): boolean => fits(parseExpression(text), { read, now });

test('operators bind as the standard says', () => {
  assert.ok(holds('result gt 12 and result lt 13'));
  assert.ok(holds('false and false or true'));
  assert.ok(!holds('false and (false or true)'));
  assert.ok(holds('2 add 3 mul 4 eq 14'));
  assert.ok(holds('10 sub 3 sub 2 eq 5'));
  assert.ok(holds('not (result eq 12)'));
  assert.ok(holds('result mod 5 eq 2.5'));
  assert.ok(holds('-3 lt result'));
});

test('null and division by zero fit nothing', () => {
  for (const text of [
    'nothing gt 1',
    'nothing le 1',
    'result div 0 gt 1',
    'not nothing',
    'missing',
  ]) {
    assert.ok(!holds(text), text);
  }
  assert.ok(holds('nothing eq null'));
  assert.ok(holds('result ne null'));
  assert.ok(holds('nothing gt 1 or true'));
});

test('texts, instants and functions', () => {
  assert.ok(holds("name eq 'O''Neill 站'"));
  assert.ok(holds("startswith(name,'O') and endswith(name,'站') and substringof('Neill',name)"));
  assert.ok(holds("Datastream/name eq 'PM2.5' and unitOfMeasurement/symbol eq 'µg/m³'"));
  assert.ok(holds("length(concat(tolower('AB'),'c')) eq 3 and indexof('abc','c') eq 2"));
  assert.ok(
    holds("substring('abcdef',1,2) eq 'bc' and trim('  a ') eq 'a' and toupper('a') eq 'A'"),
  );
  assert.ok(holds('phenomenonTime ge 2026-11-23T02:30:15Z and phenomenonTime lt now()'));
  assert.ok(holds('phenomenonTime lt 2026-11-23T10:31:00+08:00'));
  assert.ok(
    holds(
      'year(phenomenonTime) eq 2026 and month(phenomenonTime) eq 11 and day(phenomenonTime) eq 23',
    ),
  );
  assert.ok(
    holds(
      'hour(phenomenonTime) eq 2 and minute(phenomenonTime) eq 30 and second(phenomenonTime) eq 15',
    ),
  );
  assert.ok(
    holds("fractionalseconds(phenomenonTime) eq 0.25 and date(phenomenonTime) eq '2026-11-23'"),
  );
  assert.ok(holds('round(result) eq 13 and floor(result) eq 12 and ceiling(result) eq 13'));
  assert.ok(holds('round(-2.5) eq -3'));
  assert.ok(holds('count gt 6'));
});

test('geometry: metres between points, points in areas', () => {
  const one = "geography'POINT(115 28)'";
  assert.ok(holds(`geo.distance(${one},geography'POINT(115 28.001)') lt 112`));
  assert.ok(holds(`geo.distance(${one},geography'POINT(115 28.001)') gt 110`));
  const area = "geography'POLYGON((114 27,116 27,116 29,114 29,114 27))'";
  assert.ok(
    holds(
      `st_within(${one},${area}) and geo.intersects(${one},${area}) and st_contains(${area},${one})`,
    ),
  );
  assert.ok(holds(`st_disjoint(geography'POINT(117 28)',${area})`));
  assert.ok(holds("geo.length(geography'LINESTRING(115 28,115 28.001,115 28.002)') gt 220"));
  assert.ok(!holds(`st_within(${area},${one})`));
});

test('what cannot be read is refused with its place', () => {
  const faulty = [
    'result gt',
    'result gt 1)',
    '(result gt 1',
    "name eq 'open",
    'frobnicate(name)',
    'length()',
    'substring(name,1,2,3)',
    'result ~ 1',
    'result gt 2026-13-45T00:00:00Z',
    "geo.distance(geography'POINT(500 1)',geography'POINT(1 1)') gt 1",
    '('.repeat(100) + 'true' + ')'.repeat(100),
    'a'.repeat(9000),
  ];
  for (const text of faulty) assert.throws(() => parseExpression(text), SensorThingsFault, text);
});

test('any text is read or refused, nothing else happens', () => {
  const alphabet = fc.constantFrom(
    ..."()',/ eq and or not result 12 -.'geo".split(''),
    'constructor',
    '__proto__',
  );
  fc.assert(
    fc.property(
      fc.array(alphabet, { maxLength: 60 }).map((parts) => parts.join('')),
      (text) => {
        try {
          holds(text);
        } catch (error) {
          assert.ok(error instanceof SensorThingsFault, text);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('addresses lead through entities to a set, an entity, a property or references', () => {
  assert.deepEqual(
    parsePath('/Things(1)/Datastreams(2)/Observations').steps.map(({ set, id, single }) => [
      set,
      id,
      single,
    ]),
    [
      ['Things', 1, true],
      ['Datastreams', 2, true],
      ['Observations', null, false],
    ],
  );
  assert.deepEqual(parsePath("Sensors('a''b')").steps[0]?.id, "a'b");
  assert.equal(parsePath('Datastreams(1)/Thing').steps[1]?.single, true);
  assert.deepEqual(parsePath('Things(1)/name').property, ['name']);
  assert.deepEqual(parsePath('Things(1)/properties/owner/$value').property, [
    'properties',
    'owner',
  ]);
  assert.equal(parsePath('Things(1)/name/$value').form, 'value');
  assert.equal(parsePath('Things/$ref').form, 'references');
  for (const path of [
    'Tings',
    'Things/Datastreams',
    'Things(1)/name/$value/x',
    'Datastreams(1)/Thing(2)',
    'Things(1)/$x',
    '',
  ]) {
    assert.throws(
      () => parsePath(path),
      (error: SensorThingsFault) => error.status === 404,
      path,
    );
  }
  assert.throws(
    () => parsePath('Things(abc)'),
    (error: SensorThingsFault) => error.status === 400,
  );
});

test('options, also nested in $expand, are read by name', () => {
  const query = parseQuery(
    'Things',
    new URLSearchParams(
      "$filter=name eq 'a,b'&$top=5&$skip=10&$count=true&$select=name,description&$orderby=name desc,id" +
        "&$expand=Datastreams($select=name;$filter=name eq 'x;y';$expand=Observations($top=1;$orderby=phenomenonTime desc)),Locations,Datastreams/Sensor",
    ),
  );
  assert.deepEqual(
    [query.top, query.skip, query.count, query.select],
    [5, 10, true, ['name', 'description']],
  );
  assert.deepEqual(
    query.orderBy.map(({ descending }) => descending),
    [true, false],
  );
  const [datastreams, locations] = query.expand;
  assert.equal(locations?.name, 'Locations');
  assert.deepEqual(datastreams?.query.select, ['name']);
  assert.deepEqual(
    datastreams?.query.expand.map(({ name }) => name),
    ['Observations', 'Sensor'],
  );
  assert.equal(datastreams?.query.expand[0]?.query.top, 1);
});

test('options that are unknown, repeated or out of bounds are refused', () => {
  for (const text of [
    '$tip=1',
    '$top=-1',
    '$top=x',
    '$top=1&$top=2',
    '$count=yes',
    '$expand=Observations',
    '$expand=Datastreams(top)',
    '$expand=Datastreams/Thing/Datastreams/Thing/Datastreams',
    '$resultFormat=xml',
  ]) {
    assert.throws(() => parseQuery('Things', new URLSearchParams(text)), SensorThingsFault, text);
  }
});

test('lengths of time, times of day, the ends of time and points on edges', () => {
  assert.ok(holds("phenomenonTime gt now() sub duration'PT30M'"));
  assert.ok(!holds("phenomenonTime gt now() sub duration'PT29M'"));
  assert.ok(holds("phenomenonTime add duration'P1DT0.5S' eq 2026-11-24T02:30:15.750Z"));
  assert.ok(!holds("result add duration'P1D' gt 1") && !holds("now() mul duration'P1D' gt 1"));
  assert.ok(holds('time(phenomenonTime) gt 02:30 and time(phenomenonTime) lt 02:30:16'));
  assert.ok(holds('date(phenomenonTime) eq 2026-11-23'));
  assert.ok(holds('phenomenonTime gt mindatetime() and phenomenonTime lt maxdatetime()'));
  const square = "geography'POLYGON((0 0,2 0,2 2,0 2,0 0))'";
  assert.ok(holds(`st_touches(geography'POINT(2 1)',${square})`));
  assert.ok(!holds(`st_touches(geography'POINT(1 1)',${square})`));
  assert.ok(!holds(`st_overlaps(geography'POINT(1 1)',${square})`));
  for (const text of ["duration'P1M'", "duration'P'", "duration'PT'", "duration'P1X'"]) {
    assert.throws(() => parseExpression(`now() sub ${text} lt now()`), SensorThingsFault, text);
  }
});

test('a filter bounds the time that must be read', () => {
  const bounds = (text: string) => timeBounds(parseExpression(text), ['phenomenonTime'], now);
  const at = (text: string): number => Date.parse(text);
  assert.deepEqual(
    bounds(
      'phenomenonTime ge 2026-01-01T00:00:00Z and result gt 3 and phenomenonTime lt 2026-02-01T00:00:00Z',
    ),
    { from: at('2026-01-01'), to: at('2026-02-01') },
  );
  assert.equal(bounds('2026-01-01T00:00:00Z lt phenomenonTime').from, at('2026-01-01'));
  assert.equal(bounds('phenomenonTime gt 2026-01-01T00:00:00Z or result gt 3').from, -Infinity);
  assert.equal(
    bounds("phenomenonTime ge now() sub duration'PT1H'").from,
    at('2026-11-23T02:00:00Z'),
  );
  assert.equal(bounds('not (phenomenonTime gt 2026-01-01T00:00:00Z)').from, -Infinity);
});

test('a number outside of the bounds that a filter leaves never fits it', () => {
  const side = fc
    .record({
      operator: fc.constantFrom('gt', 'ge', 'lt', 'le', 'eq', 'ne'),
      number: fc.integer({ min: -9, max: 9 }),
      isTurned: fc.boolean(),
      name: fc.constantFrom('result', 'result', 'other'),
    })
    .map(({ operator, number, isTurned, name }) =>
      isTurned ? `${number} ${operator} ${name}` : `${name} ${operator} ${number}`,
    );
  const { filter } = fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4 },
      side,
      fc
        .tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter'))
        .map(([one, operator, other]) => `(${one} ${operator} ${other})`),
      tie('filter').map((one) => `not (${one})`),
    ),
  }));
  fc.assert(
    fc.property(filter, fc.integer({ min: -11, max: 11 }), (text, result) => {
      const expression = parseExpression(text);
      const { from, to } = numberBounds(expression, ['result'], now);
      const isFit = fits(expression, { read: ([name]) => (name === 'result' ? result : 5), now });
      assert.ok(!isFit || (from <= result && result <= to), text);
    }),
  );
  const bounds = (text: string) => numberBounds(parseExpression(text), ['result'], now);
  assert.deepEqual(bounds('result gt 60 and 70 ge result'), { from: 60, to: 70 });
  assert.deepEqual(bounds("result gt '60'"), { from: -Infinity, to: Infinity });
});
