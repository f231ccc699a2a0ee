import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestTown, testTown } from '#testing';
import { demoOpen311Key } from '#modules/people/demo-accounts.ts';

const get = (town: TestTown, path: string, headers: Record<string, string> = {}) =>
  town.anonymous().fetch(`/open311/v2/${path}`, { headers });

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
  const refused = await post(town, 'json', keyless);
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /api_key 缺失或无效/);
  assert.equal((await post(town, 'json', { ...lamp, service_code: '999999' })).status, 404);
  const outside = await post(town, 'xml', { ...lamp, lat: '39.9', long: '116.4' });
  assert.equal(outside.status, 400);
  assert.match(await outside.text(), /<errors><error><code>400<\/code><description>/);
  assert.equal((await get(town, 'requests/QX-1.json')).status, 404);
  const rows = await town.sql('SELECT 1 FROM reports.reports');
  assert.equal(rows.length, 0);
});

async function created(town: TestTown, fields: Record<string, string>): Promise<string> {
  const reply = await post(town, 'json', { ...lamp, ...fields });
  assert.equal(reply.status, 200, await reply.clone().text());
  const [{ service_request_id: id = '' } = {}] = (await reply.json()) as {
    service_request_id?: string;
  }[];
  return id;
}

const first = async (reply: Response): Promise<Record<string, unknown>> =>
  ((await reply.json()) as Record<string, unknown>[])[0] ?? {};

test('jurisdiction_id names the town: unknown 404, another than the key 403, reading by town', async (t) => {
  const town = await testTown(t);
  const of = (jurisdiction_id: string) => post(town, 'json', { ...lamp, jurisdiction_id });
  assert.equal((await of('elsewhere')).status, 404);
  assert.equal((await of('baisha')).status, 403);
  assert.equal((await of('qingxi')).status, 200);
  const inTown = async (code: string) =>
    ((await (await get(town, `requests.json?jurisdiction_id=${code}`)).json()) as unknown[]).length;
  assert.equal(await inTown('qingxi'), 1);
  assert.equal(await inTown('baisha'), 0);
  assert.equal((await get(town, 'services.json?jurisdiction_id=elsewhere')).status, 404);
});

test('nothing of a request is lost: long words, answers, the address of a picture', async (t) => {
  const town = await testTown(t);
  const description = '桥头路灯不亮。'.repeat(500);
  const media_url = 'https://pictures.example/2212426634.jpg';
  const id = await created(town, { description, media_url, 'attribute[POST]': '北岸第三根' });
  const found = await first(await get(town, `requests/${id}.json`));
  assert.equal(found['media_url'], media_url);
  assert.equal(found['description'], `${description}\nPOST：北岸第三根`);
  assert.equal(found['status_notes'], '已派给部门');
  const tooLong = await post(town, 'json', { ...lamp, description: '镇'.repeat(4001) });
  assert.equal(tooLong.status, 400);
  assert.match(String((await first(tooLong))['description']), /shorten it to 4000/);
});

test('a token that nobody was given is not found; a number is its own token', async (t) => {
  const town = await testTown(t);
  assert.equal((await get(town, 'tokens/QX-1.json')).status, 404);
  const id = await created(town, {});
  assert.deepEqual(await first(await get(town, `tokens/${id}.json`)), {
    service_request_id: id,
    token: id,
  });
});

test('what the door cannot read is told in its own shape, in the language asked for', async (t) => {
  const town = await testTown(t);
  const send = (body: string, type: string) =>
    town.anonymous().fetch('/open311/v2/requests.xml', {
      method: 'POST',
      headers: { 'content-type': type, 'accept-language': 'en' },
      body,
    });
  const strange = await send('<a/>', 'text/csv');
  assert.equal(strange.status, 400);
  assert.match(await strange.text(), /<error><code>400<\/code><description>Send a form/);
  const huge = await send(
    `description=${'x'.repeat(300_000)}`,
    'application/x-www-form-urlencoded',
  );
  assert.equal(huge.status, 413);
  assert.match(await huge.text(), /<errors><error><code>413<\/code>/);
  const english = await get(town, 'requests/QX-1.json', { 'accept-language': 'en' });
  assert.equal((await first(english))['description'], 'service_request_id QX-1 was not found');
  const services = await get(town, 'services.json', { 'accept-language': 'en' });
  assert.match(String((await first(services))['service_name']), /^[A-Za-z]/);
});
