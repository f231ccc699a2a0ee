import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestTown, testTown } from '#testing';
import { demoOpen311Key } from '#modules/people/demo-accounts.ts';

const get = (town: TestTown, path: string) => town.anonymous().fetch(`/open311/v2/${path}`);

function post(town: TestTown, format: 'json' | 'xml', fields: Record<string, string>) {
  return town.anonymous().fetch(`/open311/v2/requests.${format}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
}

const lamp = {
  api_key: demoOpen311Key,
  service_code: '010102',
  lat: '28.45',
  long: '112.95',
  description: '桥头路灯不亮 <b>&',
};

test('services, a new request and the request itself, in JSON and XML, with a responsible agency', async (t) => {
  const town = await testTown(t);
  const services = (await (await get(town, 'services.json')).json()) as { service_code: string }[];
  assert.ok(services.length >= 90 && services.some((one) => one.service_code === '010102'));
  const created = await post(town, 'json', lamp);
  assert.equal(created.status, 200, await created.clone().text());
  const [{ service_request_id: id = '' } = {}] = (await created.json()) as {
    service_request_id?: string;
  }[];
  const [found] = (await (await get(town, `requests/${id}.json`)).json()) as Record<
    string,
    unknown
  >[];
  assert.equal(found?.['status'], 'open');
  assert.equal(found?.['agency_responsible'], '村镇建设办公室');
  const xml = await (await get(town, `requests/${id}.xml`)).text();
  assert.match(xml, /<agency_responsible>村镇建设办公室<\/agency_responsible>/);
  assert.match(xml, /&lt;b&gt;&amp;/);
  assert.match(await (await post(town, 'xml', lamp)).text(), /<service_request_id>QX-/);
});

test('without a key, with a wrong service, without a place of the county: 403, 404, 400', async (t) => {
  const town = await testTown(t);
  assert.equal((await post(town, 'json', { ...lamp, api_key: 'wrong' })).status, 403);
  const { api_key: _, ...keyless } = lamp;
  assert.equal((await post(town, 'json', keyless)).status, 403);
  assert.equal((await post(town, 'json', { ...lamp, service_code: '999999' })).status, 404);
  const outside = await post(town, 'xml', { ...lamp, lat: '39.9', long: '116.4' });
  assert.equal(outside.status, 400);
  assert.match(await outside.text(), /<errors><error><code>400<\/code><description>/);
  assert.equal((await get(town, 'requests/QX-1.json')).status, 404);
  const rows = await town.sql('SELECT 1 FROM reports.reports');
  assert.equal(rows.length, 0);
});
