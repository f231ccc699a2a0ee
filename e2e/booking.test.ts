/**
 * A person of 75 books the doctor in 长辈版, arrives at the kiosk, is called with one key, and the hall screen shows it.
 * Pictures with WALK_PICTURES=1: var/walks/booking-*.png
 */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { type Person, residentsByPhone } from '#modules/people/index.ts';
import { sessionCookie } from '#platform/http/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '#modules/booking/contract/index.ts';
import { api as sharingApi } from '#modules/sharing/contract/index.ts';
import { closeBrowser, openPage, phone, picture, webDirectory } from './browser.ts';
import { consolePage, walked } from './walk.ts';

after(closeBrowser);

/** A resident of the town, signed in on a phone. */
async function residentOf(town: TestTown): Promise<Person & { phone: string; cookie: string }> {
  const people = await town.database.inTenant(town.ctx, (tx) => residentsByPhone(tx));
  const [person] = people.values();
  assert.ok(person?.phone);
  const token = randomBytes(32).toString('base64url');
  await town.sql(
    `INSERT INTO people.sessions (token_sha256, id, tenant_id, person_id, device, created_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, 'walk', now(), now(), now() + interval '9 days')`,
    [createHash('sha256').update(token).digest(), uuidv7(), town.tenantId, person.id],
  );
  return { ...person, phone: person.phone, cookie: `${sessionCookie}=${token}` };
}

const idOf1951 = '360702195103151211';

test('a person of 75 books, arrives, takes a number at the kiosk, is called, and the hall shows it', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  // The walk runs at any hour: the doctors of this clinic work round the clock.
  await town.sql(
    `UPDATE booking.resources SET weekly = (SELECT jsonb_agg(jsonb_build_object('weekday', d, 'fromMinute', 0, 'untilMinute', 1440))
       FROM generate_series(0, 6) d) WHERE pool_id IN (SELECT id FROM booking.pools WHERE name_zh = '全科门诊')`,
  );
  await town.sql(`UPDATE booking.pools SET notice_minutes = 0 WHERE name_zh = '全科门诊'`);
  const old = await residentOf(town);
  const clerk = await town.as('clerk1');
  await clerk.api(sharingApi).confirmIdentity({ body: { phone: old.phone, idNumber: idOf1951 } });
  const { items: screens } = await clerk.api(api).screens({});
  const screen = screens.find(({ siteCode }) => siteCode === 'clinic-qingxi');
  await walked(async () => {
    const own = await openPage(town.origin, { viewport: phone, cookie: old.cookie });
    await own.goto(`${town.origin}/booking?mode=elder`);
    await own.getByRole('heading', { level: 1, name: '预约' }).waitFor();
    await picture(own, 'booking-home');
    await own.getByRole('link', { name: /全科门诊/ }).click();
    await own.getByRole('button', { name: /都可以/ }).click();
    await own.locator('.bk-day').first().click();
    await picture(own, 'booking-times');
    await own.locator('.bk-time:enabled').first().click();
    await own.getByRole('heading', { name: '请核对' }).waitFor();
    await picture(own, 'booking-check');
    await own.getByRole('button', { name: '确认预约' }).click();
    await own.getByText('已约好，请按时来').waitFor();
    await picture(own, 'booking-one');

    const kiosk = await openPage(town.origin, { viewport: { width: 1080, height: 1200 } });
    await kiosk.goto(`${town.origin}${screen?.kioskPath ?? ''}`);
    await kiosk.getByRole('button', { name: /我预约过/ }).click();
    for (const digit of old.phone.slice(-4))
      await kiosk.getByRole('button', { name: digit, exact: true }).click();
    await kiosk.locator('.kiosk-big').first().click();
    await kiosk.getByText('绿色通道，优先叫号').waitFor();
    const number = (await kiosk.locator('.kiosk-number').textContent()) ?? '';
    await picture(kiosk, 'booking-kiosk');

    const hall = await openPage(town.origin, { viewport: { width: 1280, height: 720 } });
    await hall.goto(`${town.origin}${screen?.hallPath ?? ''}`);
    await hall.locator('.hall-next').filter({ hasText: number }).first().waitFor();

    const doctor = await consolePage(town, 'crew-health-1', '/booking/desk');
    await doctor.locator('.bk-window[data-own]').click();
    // The list of windows says the same words: the key belongs to the desk itself.
    await doctor.locator('.bk-next:enabled').waitFor();
    await doctor.keyboard.press('Enter');
    await doctor.locator('.bk-now-number').filter({ hasText: number }).waitFor();
    await picture(doctor, 'booking-desk');
    await hall.locator('.hall-newest').filter({ hasText: number }).waitFor();
    assert.equal(await hall.getByText(old.name).count(), 0, 'the hall shows no whole name');
    await picture(hall, 'booking-hall');

    await own
      .getByRole('link', { name: '我的排队号' })
      .or(own.getByText('看我的排队号'))
      .first()
      .click();
    await own.getByText(/^请到 王建国/).waitFor();
    await picture(own, 'booking-ticket');
  });
});
