/** Pictures of booking and queue: home and time choice on a phone, the desk, the hall. */
import type { Browser } from './browser.ts';
import { type Visitor, visit } from './people.ts';

interface BookingScene {
  readonly browser: Browser;
  readonly url: string;
  readonly shoot: (who: Visitor, name: string) => Promise<void>;
}

/** Takes them. */
export async function bookingShots({ browser, url, shoot }: BookingScene): Promise<void> {
  const resident = await visit(browser, url, 'phone');
  await resident.open('/booking');
  await resident.page.getByText('全科门诊').first().waitFor();
  await shoot(resident, 'booking');
  const { items } = (await resident.call('GET', '/booking/pools')) as { items: { id: string }[] };
  await resident.open(`/booking/${items[0]?.id ?? ''}?resource=any&mode=elder`);
  await resident.page.locator('.bk-day').first().click();
  await resident.page.locator('.bk-time').first().waitFor();
  await shoot(resident, 'booking-elder');
  await resident.context.close();
  const clerk = await visit(browser, url, 'desk', 'clerk1');
  await clerk.open('/console/booking/desk');
  await clerk.page.locator('.bk-window[data-own]').first().click();
  await clerk.page.locator('.bk-now').waitFor();
  await shoot(clerk, 'booking-desk');
  const { items: screens } = (await clerk.call('GET', '/booking/screens')) as {
    items: { siteCode: string; hallPath: string }[];
  };
  await clerk.open(screens.find(({ siteCode }) => siteCode === 'hall-qingxi')?.hallPath ?? '/');
  await clerk.page.locator('.hall-queue').first().waitFor();
  await shoot(clerk, 'booking-hall');
  await clerk.context.close();
}
