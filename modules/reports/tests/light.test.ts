import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { LightVisitor } from '#platform/testing/light-visitor.ts';
import { modules } from '#modules/registry.ts';
import { lightPagesSlot, type LightPage } from '#platform/light/index.ts';
import { testTown } from '#testing';

const photo = async (): Promise<File> => {
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: '#a11' } });
  return new File([new Uint8Array(await picture.jpeg().toBuffer())], '灯.jpg', {
    type: 'image/jpeg',
  });
};

test('without script: a report with a photo is made, followed by number and phone, answered and rated; faults keep what was typed', async (t) => {
  const town = await testTown(t);
  const visitor = new LightVisitor(town.application.http);
  const home = await visitor.open('/light');
  assert.equal(home.status, 200);
  assert.match(home.text, /上报问题/);
  assert.ok(!home.markup.includes('<script'));

  // Nothing said: refused, told at the field.
  let page = await visitor.send(await visitor.open('/light/report'), {}, '提交上报');
  assert.equal(page.status, 422);
  assert.match(page.markup, /href="#f-text"/);

  // A wrong phone: what was typed and the photo stay, with what the page escapes.
  const words = '路灯<b>不亮</b>"了" & 很黑';
  page = await visitor.send(page, {
    text: words,
    photos: await photo(),
    reporterPhone: '12',
    address: '清溪大街88号',
  });
  assert.equal(page.status, 422, page.text);
  assert.ok(page.text.includes(words) && page.text.includes('已收到 1 张照片'), page.text);
  assert.ok(!page.markup.includes('<b>不亮'));

  const sent = await visitor.send(page, { reporterPhone: '19900001234' });
  assert.equal(sent.status, 200, sent.text);
  assert.match(sent.url, /^\/light\/sent\//);
  const number = decodeURIComponent(sent.url.split('/')[3]?.split('?')[0] ?? '');
  assert.ok(sent.text.includes(number));

  // The same form sent once more (the browser's way back): done once, answered the same.
  const repeated = await visitor.send(page, { reporterPhone: '19900001234' });
  assert.equal(repeated.url, sent.url);
  const rows = await town.sql<{ photos: number }>(
    'SELECT cardinality(file_ids) AS photos FROM reports.reports WHERE number = $1',
    [number],
  );
  assert.deepEqual(rows, [{ photos: 1 }]);

  // Another browser finds it by the phone's digits, and not by others.
  const other = new LightVisitor(town.application.http);
  const find = await other.open('/light/r');
  const wrong = await other.send(find, { number, token: '0000' });
  assert.match(wrong.text, /没有找到/);
  const followed = await other.send(wrong, { number, token: '1234' });
  assert.match(followed.text, /办理经过/);
  assert.ok(followed.text.includes(words));
  const added = await other.send(
    followed,
    { replyText: '还在闪', replyPhotos: await photo() },
    'replyText',
  );
  assert.match(added.text, /收到了/);

  await town.sql(
    "UPDATE cases.cases SET state = 'closed', closed_at = now() WHERE id = (SELECT case_id FROM reports.reports WHERE number = $1)",
    [number],
  );
  const closed = await other.open(added.url);
  const unrated = await other.send(closed, {}, '评价');
  assert.equal(unrated.status, 422);
  const rated = await other.send(unrated, { stars: '5', words: '很快' }, '评价');
  assert.match(rated.text, /您已评价：5 分/, rated.text);

  const listed = await other.open('/light/public');
  assert.equal(listed.status, 200);
});

test('a form from elsewhere, a stale one and a broken address are refused; deep links and languages lead to the page', async (t) => {
  const town = await testTown(t);
  const http = town.application.http;
  const visitor = new LightVisitor(http);
  const page = await visitor.open('/light/report');
  const body = 'text=x&_token=forged&_once=1';
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    cookie: [...visitor.cookies].map((pair) => pair.join('=')).join('; '),
  };
  const post = (more: Record<string, string>) =>
    http.inject({
      method: 'POST',
      url: '/light/report',
      payload: body,
      headers: { ...headers, ...more },
    });
  assert.equal((await post({ 'sec-fetch-site': 'cross-site' })).statusCode, 403);
  assert.equal((await post({ origin: 'https://evil.example', host: 'localhost' })).statusCode, 403);
  const stale = await post({});
  assert.equal(stale.statusCode, 422);
  assert.match(stale.body, /再按一次提交/);
  assert.equal((await town.sql('SELECT 1 FROM reports.reports WHERE text = $1', ['x'])).length, 0);
  assert.match(String(stale.headers['content-security-policy']), /default-src 'none'/);

  const poster = await visitor.open('/light/q/NOWHERE');
  assert.match(poster.text, /二维码已更换/);
  const english = await visitor.open('/light/report?lang=en');
  assert.match(english.text, /What is the matter/);
  assert.match((await visitor.open('/light/r')).text, /Follow a report/, 'the language is kept');
  const unknown = await visitor.open('/light/no-such-page');
  assert.equal(unknown.status, 404);
  const stray = await visitor.open('/light/booking/no-such-pool');
  assert.equal(stray.status, 404, 'an address that was cut off');
  assert.match(stray.text, /This page does not exist/);
  const mine = await visitor.open('/light/mine?lang=zh');
  assert.match(mine.url, /^\/light\/sign-in\?back=%2Fmine/);
  assert.ok(page.markup.length > 0);
});

test('every page without script stands at an address of its own and speaks both languages', () => {
  const pages = modules.flatMap(({ slots }) => (slots?.[lightPagesSlot.name] ?? []) as LightPage[]);
  const paths = pages.map(({ path }) => path);
  assert.equal(new Set(paths).size, paths.length);
  for (const { title } of pages) assert.ok(title.zh && title.en);
});
