import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import {
  contentTypes,
  createdDocument,
  discoveryDocument,
  encode,
  errorsDocument,
  formatW3cDate,
  parseResource,
  parseW3cDate,
  requestsDocument,
  type ServiceRequest,
  serviceDefinitionDocument,
  servicesDocument,
  statusOfErrors,
  toJson,
  tokenDocument,
  toXml,
  xmlSafeText,
} from './index.ts';

/** Another maker's parser; every leaf stays text, white space is kept, &#13; is decoded. */
const parser = new XMLParser({
  trimValues: false,
  parseTagValue: false,
  ignoreDeclaration: true,
  htmlEntities: true,
  isArray: (name) =>
    ['service', 'request', 'error', 'attribute', 'value', 'endpoint', 'format'].includes(name),
});

function parseXml(xml: string) {
  assert.equal(XMLValidator.validate(xml), true);
  return parser.parse(xml.trimEnd());
}

const request: ServiceRequest = {
  serviceRequestId: 'QX-2026-000123',
  status: 'open',
  statusNotes: null,
  serviceName: '垃圾清运',
  serviceCode: '006',
  description: '圩镇路口 <垃圾> & "满溢"\n已三天',
  agencyResponsible: '环卫站',
  serviceNotice: null,
  requestedAt: new Date('2026-03-03T21:06:07.890Z'),
  updatedAt: new Date('2026-03-04T00:00:00Z'),
  expectedAt: null,
  address: '清溪镇圩镇社区',
  addressId: null,
  zipcode: null,
  positionWgs84: { longitude: 112.95, latitude: 28.45 },
  mediaUrl: 'https://town.example/photo?a=1&b=2',
};

test('a request reads as the specification shows it, in JSON and in XML', () => {
  const document = requestsDocument([request]);
  assert.deepEqual(toJson(document), [
    {
      service_request_id: 'QX-2026-000123',
      status: 'open',
      status_notes: null,
      service_name: '垃圾清运',
      service_code: '006',
      description: '圩镇路口 <垃圾> & "满溢"\n已三天',
      agency_responsible: '环卫站',
      service_notice: null,
      requested_datetime: '2026-03-04T05:06:07+08:00',
      updated_datetime: '2026-03-04T08:00:00+08:00',
      expected_datetime: null,
      address: '清溪镇圩镇社区',
      address_id: null,
      zipcode: null,
      lat: 28.45,
      long: 112.95,
      media_url: 'https://town.example/photo?a=1&b=2',
    },
  ]);
  const xml = toXml(document);
  assert.ok(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<service_requests><request>'));
  assert.ok(xml.includes('<status_notes/>') && xml.includes('<lat>28.45</lat><long>112.95</long>'));
  assert.ok(xml.includes('&lt;垃圾&gt; &amp; &quot;满溢&quot;'));
  assert.equal(encode(document, 'xml'), xml);
  assert.deepEqual(JSON.parse(encode(document, 'json')), toJson(document));
});

test('services and their definition', () => {
  const service = {
    serviceCode: '001',
    serviceName: '垃圾',
    description: 'd',
    metadata: true,
    type: 'realtime' as const,
    keywords: ['桶', '满'],
    group: '环卫',
  };
  const services = servicesDocument([service]);
  const [json] = toJson(services) as Record<string, unknown>[];
  assert.deepEqual([json?.service_code, json?.metadata, json?.keywords], ['001', true, '桶, 满']);
  assert.equal(parseXml(toXml(services)).services.service[0].metadata, 'true');
  assert.deepEqual(toJson(servicesDocument([])), []);
  assert.ok(toXml(servicesDocument([])).endsWith('<services/>\n'));
  const question = (code: string, order: number, datatype: 'string' | 'singlevaluelist') => ({
    code,
    order,
    datatype,
    variable: true,
    required: false,
    datatypeDescription: null,
    description: code,
    values: datatype === 'string' ? [] : [{ key: '1', name: '一' }],
  });
  const attributes = [question('B', 2, 'singlevaluelist'), question('A', 1, 'string')];
  const definition = serviceDefinitionDocument({ serviceCode: '001', attributes });
  const parsed = parseXml(toXml(definition)).service_definition;
  assert.deepEqual(
    parsed.attributes.attribute.map((one: { code: string }) => one.code),
    ['A', 'B'],
  );
  assert.deepEqual(parsed.attributes.attribute[1].values.value, [{ key: '1', name: '一' }]);
  assert.equal('values' in parsed.attributes.attribute[0], false);
});

test('a new request answers with an id or a token, never both', () => {
  const rest = { serviceNotice: '将于两日内处理', accountId: null };
  assert.deepEqual(toJson(createdDocument({ serviceRequestId: '7', ...rest })), [
    { service_request_id: '7', service_notice: '将于两日内处理', account_id: null },
  ]);
  assert.deepEqual(toJson(createdDocument({ token: 't', ...rest })), [
    { token: 't', service_notice: '将于两日内处理', account_id: null },
  ]);
  assert.equal(
    toXml(tokenDocument({ token: 't', serviceRequestId: '7' })).split('\n')[1],
    '<service_requests><request><service_request_id>7</service_request_id><token>t</token></request></service_requests>',
  );
});

test('errors are a list with the HTTP status that the specification gives them', () => {
  const errors = [
    { code: 400, description: 'lat < 90' },
    { code: 404, description: 'service_code 9' },
  ];
  assert.deepEqual(toJson(errorsDocument(errors)), errors);
  assert.equal(parseXml(toXml(errorsDocument(errors))).errors.error[0].description, 'lat < 90');
  assert.equal(statusOfErrors(errors), 404);
  assert.equal(statusOfErrors([...errors, { code: 403, description: 'key' }]), 403);
  assert.equal(statusOfErrors([{ code: 1002, description: 'finer' }]), 400);
});

test('the endpoint can be discovered', () => {
  const at = new Date('2026-03-04T00:00:00Z');
  const endpoint = {
    url: 'https://town.example/open311/v2',
    changedAt: at,
    type: 'production' as const,
  };
  const discovery = {
    changedAt: at,
    contact: '镇政府',
    keyService: '窗口申请',
    endpoints: [endpoint],
  };
  const xml = parseXml(toXml(discoveryDocument(discovery)));
  assert.deepEqual(xml.discovery.endpoints.endpoint[0].formats.format, [
    'text/xml',
    'application/json',
  ]);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      '&',
      '<',
      '>',
      '"',
      "'",
      ']]>',
      '\r',
      '\n',
      '\t',
      ' ',
      '\u0000',
      '\ud800',
      '\uffff',
      '&amp;',
      '&#13;',
      '😀',
      '镇',
    ),
  }),
);

test('XML and JSON carry every text that XML can hold, and the same in both', () => {
  fc.assert(
    fc.property(anyText, anyText, (description, address) => {
      const document = requestsDocument([{ ...request, description, address }]);
      const read = parseXml(toXml(document)).service_requests.request[0];
      const [json] = JSON.parse(encode(document, 'json'));
      assert.equal(read.description, xmlSafeText(description));
      assert.equal(read.address, xmlSafeText(address));
      assert.equal(json.description, read.description);
    }),
    { numRuns: 500 },
  );
});

test('only what XML cannot hold is replaced', () => {
  assert.equal(
    xmlSafeText('a\u0000b\u000bc\u001fd\ud800e\uffff'),
    'a\ufffdb\ufffdc\ufffdd\ufffde\ufffd',
  );
  const kept = '\t\n\r 镇 😀 𠮷 \u0085\u2028 ]]> &amp;';
  assert.equal(xmlSafeText(kept), kept);
});

test('times carry their zone, and come back', () => {
  const instant = new Date('2026-12-31T20:00:00Z');
  assert.equal(formatW3cDate(instant), '2027-01-01T04:00:00+08:00');
  assert.equal(formatW3cDate(instant, 0), '2026-12-31T20:00:00Z');
  assert.equal(formatW3cDate(instant, -210), '2026-12-31T16:30:00-03:30');
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1971-01-01'), max: new Date('2999-01-01'), noInvalidDate: true }),
      fc.integer({ min: -840, max: 840 }),
      (date, offset) => {
        const seconds = Math.floor(date.getTime() / 1000) * 1000;
        assert.equal(parseW3cDate(formatW3cDate(date, offset))?.getTime(), seconds);
      },
    ),
  );
  assert.equal(
    parseW3cDate('2026-03-04T05:06:07 08:00')?.toISOString(),
    '2026-03-03T21:06:07.000Z',
  );
  for (const wrong of [
    '',
    '2026-03-04',
    '2026-03-04T05:06:07',
    '2026-02-30T00:00:00Z',
    '2026-03-04T24:00:00Z',
    'now',
  ]) {
    assert.equal(parseW3cDate(wrong), undefined, wrong);
  }
});

test('resource and format are read from the path', () => {
  assert.deepEqual(parseResource('/services.json?x=1'), { resource: 'services', format: 'json' });
  assert.deepEqual(parseResource('/services/DMV.66.xml'), {
    resource: 'service',
    id: 'DMV.66',
    format: 'xml',
  });
  assert.deepEqual(parseResource('requests/%E4%BA%8B.json'), {
    resource: 'request',
    id: '事',
    format: 'json',
  });
  assert.deepEqual(parseResource('/tokens/1.xml'), { resource: 'token', id: '1', format: 'xml' });
  assert.deepEqual(parseResource('/discovery.xml'), { resource: 'discovery', format: 'xml' });
  for (const wrong of [
    '/services',
    '/services.yaml',
    '/tokens.json',
    '/discovery/1.json',
    '/requests/a/b.json',
    '/requests/%E4.json',
    '/',
  ]) {
    assert.equal(parseResource(wrong), undefined, wrong);
  }
  assert.equal(contentTypes.xml, 'text/xml; charset=utf-8');
});
