import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  apiKeyOf,
  checkAttributes,
  checkJurisdiction,
  parseCreateRequest,
  parseRequestsQuery,
} from './index.ts';
import type { AttributeDatatype, FormInput } from './index.ts';

const now = new Date('2026-03-05T00:00:00Z');
const faultsOf = (input: FormInput) =>
  parseCreateRequest(input).errors?.map((error) => error.description) ?? [];

test('the example of the specification is understood', () => {
  const body =
    'api_key=xyz&jurisdiction_id=city.gov&service_code=001&lat=37.76524078&long=-122.4212043' +
    '&address_string=1234+5th+street&email=smit333%40sfgov.edu&device_id=tt222111&account_id=123456' +
    '&first_name=john&last_name=smith&phone=111111111&description=A+large+sinkhole+is+destroying+the+street' +
    '&media_url=http%3A%2F%2Ffarm3.static.flickr.com%2F2002%2F2212426634_5ed477a060.jpg' +
    '&attribute[WHISPAWN]=123456&attribute[WHISDORN]=COISL001';
  const form = new URLSearchParams(body);
  assert.deepEqual(parseCreateRequest(form).value, {
    jurisdictionId: 'city.gov',
    serviceCode: '001',
    positionWgs84: { longitude: -122.4212043, latitude: 37.76524078 },
    addressString: '1234 5th street',
    email: 'smit333@sfgov.edu',
    deviceId: 'tt222111',
    accountId: '123456',
    firstName: 'john',
    lastName: 'smith',
    phone: '111111111',
    description: 'A large sinkhole is destroying the street',
    mediaUrl: 'http://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg',
    attributes: new Map([
      ['WHISPAWN', ['123456']],
      ['WHISDORN', ['COISL001']],
    ]),
  });
  assert.equal(apiKeyOf(form), 'xyz');
  assert.equal(apiKeyOf({}), undefined);
});

test('attributes may repeat, be listed, or be nested by the HTTP library', () => {
  const rest = { service_code: '1', address_id: '9' };
  const expected = new Map([['A', ['1', '2']]]);
  const inputs: FormInput[] = [
    new URLSearchParams('service_code=1&address_id=9&attribute[A][]=1&attribute[A][]=2'),
    { ...rest, 'attribute[A]': ['1', '2'] },
    { ...rest, attribute: { A: ['1', 2] } },
  ];
  for (const input of inputs)
    assert.deepEqual(parseCreateRequest(input).value?.attributes, expected);
  const nasty = parseCreateRequest(
    new URLSearchParams('service_code=1&address_id=9&attribute[__proto__]=x'),
  );
  assert.deepEqual(nasty.value?.attributes, new Map([['__proto__', ['x']]]));
});

test('empty parameters count as not sent; several faults are told at once', () => {
  assert.deepEqual(faultsOf(new URLSearchParams('service_code=&lat=&long=&address_string=+')), [
    'service_code was not provided; take one from the service list',
    'no location was provided; send lat and long, or address_string, or address_id',
  ]);
  assert.ok(
    parseCreateRequest(new URLSearchParams('service_code=1&address_id=2&email=&lat=')).value,
  );
});

test('positions must be whole and on earth', () => {
  const at = (lat: string, long: string) => faultsOf({ service_code: '1', lat, long });
  assert.deepEqual(at('28.45', '112.95'), []);
  assert.deepEqual(at('-90', '+180.0'), []);
  assert.deepEqual(at('112.95', '28.45'), [
    'lat must be WGS-84 degrees from -90 to 90; are lat and long swapped?',
  ]);
  assert.deepEqual(at('28.45', ''), ['long is missing; send lat and long together']);
  for (const wrong of ['abc', '0x10', 'NaN', 'Infinity', '28,45', '1e999'])
    assert.equal(at(wrong, '1').length, 1);
});

test('a text of 4,000 characters passes, one more does not; emoji count once', () => {
  const of = (description: string) => faultsOf({ service_code: '1', address_id: '1', description });
  assert.deepEqual(of('😀'.repeat(4000)), []);
  assert.deepEqual(of('镇'.repeat(4001)), ['description has 4001 characters; shorten it to 4000']);
});

test('control characters go, line ends become one kind', () => {
  const input = {
    service_code: '1',
    address_id: '1',
    description: ' a\r\nb\u0000\u001bc\td\ud800 ',
  };
  assert.equal(parseCreateRequest(input).value?.description, 'a\nbc\td\ufffd');
});

test('contact data must be usable; a parameter may not contradict itself', () => {
  const base = { service_code: '1', address_id: '1' };
  for (const wrong of [
    { email: 'a@b' },
    { email: 'a b@c.d' },
    { phone: 'call me' },
    { phone: '-' },
  ]) {
    assert.equal(faultsOf({ ...base, ...wrong }).length, 1, JSON.stringify(wrong));
  }
  for (const url of ['javascript:alert(1)', 'data:image/png;base64,AA', '/photo.jpg', 'http://']) {
    assert.equal(faultsOf({ ...base, media_url: url }).length, 1, url);
  }
  assert.deepEqual(faultsOf({ ...base, phone: '+86 (0731) 8888-0000' }), []);
  assert.equal(faultsOf({ ...base, email: ['a@b.cn', 'c@d.cn'] }).length, 1);
  assert.deepEqual(faultsOf({ ...base, email: ['a@b.cn', 'a@b.cn'] }), []);
});

test('whatever is sent, the answer is a value or errors, never an exception', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (input) => {
      const result = parseCreateRequest(input);
      assert.ok((result.value === undefined) !== (result.errors === undefined));
      const query = parseRequestsQuery(input, now);
      assert.ok((query.value === undefined) !== (query.errors === undefined));
    }),
  );
});

const query = (text: string) => parseRequestsQuery(new URLSearchParams(text), now);

test('without dates the last 90 days are asked for, 1,000 requests at most', () => {
  assert.deepEqual(query('').value, {
    by: 'span',
    from: new Date('2025-12-05T00:00:00Z'),
    until: now,
    serviceCodes: [],
    statuses: [],
    limit: 1000,
    offset: 0,
  });
});

test('codes and states may be repeated and comma separated; ids override all else', () => {
  const found = query('service_code=001,002&service_code=003&status=open,closed&status=OPEN').value;
  assert.ok(found?.by === 'span');
  assert.deepEqual(
    [found.serviceCodes, found.statuses],
    [
      ['001', '002', '003'],
      ['open', 'closed'],
    ],
  );
  assert.deepEqual(query('service_request_id=1,2,%203&status=nonsense&start_date=x').value, {
    by: 'ids',
    serviceRequestIds: ['1', '2', '3'],
    limit: 1000,
  });
});

test('one date asks for the 90 days beside it', () => {
  const span = (text: string) => {
    const found = query(text).value;
    assert.ok(found?.by === 'span');
    return [found.from.toISOString(), found.until.toISOString()];
  };
  assert.deepEqual(span('start_date=2025-01-01T00:00:00Z'), [
    '2025-01-01T00:00:00.000Z',
    '2025-04-01T00:00:00.000Z',
  ]);
  assert.deepEqual(span('start_date=2026-03-01T00:00:00Z'), [
    '2026-03-01T00:00:00.000Z',
    now.toISOString(),
  ]);
  assert.deepEqual(span('end_date=2025-04-01T00:00:00Z'), [
    '2025-01-01T00:00:00.000Z',
    '2025-04-01T00:00:00.000Z',
  ]);
  assert.deepEqual(span('start_date=2026-03-01T08:00:00+08:00')[0], '2026-03-01T00:00:00.000Z');
});

test('spans over 90 days, turned or without zone, and unknown states are errors', () => {
  const wrong = [
    'start_date=2025-01-01T00:00:00Z&end_date=2025-04-01T00:00:01Z',
    'start_date=2025-02-01T00:00:00Z&end_date=2025-01-01T00:00:00Z',
    'start_date=2025-01-01',
    'status=done',
    'page_size=0',
    'page=-1',
  ];
  for (const text of wrong) assert.equal(query(text).errors?.length, 1, text);
  assert.ok(query('start_date=2025-01-01T00:00:00Z&end_date=2025-04-01T00:00:00Z').value);
  const paged = query('page=3&page_size=50').value;
  assert.deepEqual(paged?.by === 'span' && [paged.limit, paged.offset], [50, 100]);
  assert.equal(query('page_size=99999').value?.limit, 1000);
});

test('jurisdictions: optional where one is served, unknown ones are not found', () => {
  assert.equal(checkJurisdiction(undefined, ['qingxi']), undefined);
  assert.equal(checkJurisdiction(undefined, ['qingxi', 'other'])?.code, 400);
  assert.equal(checkJurisdiction('qingxi', ['qingxi', 'other']), undefined);
  assert.equal(checkJurisdiction('elsewhere', ['qingxi'])?.code, 404);
});

test('answers are checked against the questions of the service', () => {
  const question = (code: string, datatype: AttributeDatatype, required = false) => ({
    code,
    datatype,
    required,
    variable: true,
    datatypeDescription: null,
    order: 1,
    description: `which ${code}?`,
    values: [
      { key: 'a', name: 'A' },
      { key: 'b', name: 'B' },
    ],
  });
  const attributes = [
    question('N', 'number', true),
    question('T', 'datetime'),
    question('L', 'singlevaluelist'),
    question('M', 'multivaluelist'),
    question('S', 'string'),
    { ...question('I', 'text', true), variable: false },
  ];
  const check = (answers: Record<string, string[]>) =>
    checkAttributes({ serviceCode: '1', attributes }, new Map(Object.entries(answers))).map(
      (e) => e.description,
    );
  assert.deepEqual(
    check({ N: ['-1.5'], T: ['2026-03-04T00:00:00Z'], L: ['a'], M: ['a', 'b'], S: ['x'] }),
    [],
  );
  assert.deepEqual(check({}), ['attribute[N] is required: which N?']);
  assert.deepEqual(
    check({ N: ['one'], T: ['today'], L: ['a', 'b'], M: ['a', 'c'], S: ['x\ny'], Z: ['?'] }),
    [
      'attribute[Z] is not asked by this service; leave it out',
      'attribute[N] must be a number',
      'attribute[T] must be a time like 2026-03-04T05:06:07+08:00',
      'attribute[L] takes one value only',
      'attribute[M] must be one of a, b',
      'attribute[S] must be one line',
    ],
  );
});
