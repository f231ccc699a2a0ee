/** Pictures of what residents get done: items, bills, taking part, and the ways for those who need another one. */
import type { Browser } from './browser.ts';
import { type Visitor, visit } from './people.ts';

/** What these pictures need. */
export interface Offices {
  readonly browser: Browser;
  readonly url: string;
  readonly shoot: (who: Visitor, name: string) => Promise<void>;
}

/** Money: what came in, and the bills of one household at the cash desk. */
export async function payment({ browser, url, shoot }: Offices): Promise<void> {
  const leader = await visit(browser, url, 'desk', 'leader');
  await leader.open('/console/payment');
  await shoot(leader, 'payment');
  await leader.open('/console/payment/bills');
  await leader.page.locator('tbody tr').nth(1).waitFor();
  await shoot(leader, 'payment-bills');
  await leader.context.close();
}

/** An item as a resident sees it, and the desk of a department. */
export async function participationTour({ browser, url, shoot }: Offices): Promise<void> {
  const resident = await visit(browser, url, 'phone');
  await resident.open('/suggestions');
  await shoot(resident, 'participation');
}

export async function servicesTour({ browser, url, shoot }: Offices): Promise<void> {
  const phone = await visit(browser, url, 'phone');
  await phone.open('/services/items/school-enrolment');
  await shoot(phone, 'services-item');
  await phone.open('/policy?q=dibao');
  await shoot(phone, 'policy');
  await phone.open('/directory/bus');
  await shoot(phone, 'bus');
  await phone.context.close();
  const head = await visit(browser, url, 'desk', 'head-civil-affairs');
  await head.open('/console/services/applications');
  await shoot(head, 'services-desk');
  await head.context.close();
}

/** 长辈版, and the same without script. */
export async function inclusion({ browser, url, shoot }: Offices): Promise<void> {
  const resident = await visit(browser, url, 'phone');
  await resident.open('/?mode=elder');
  await shoot(resident, 'elder-home');
  await resident.open('/light/report');
  await shoot(resident, 'light-report');
  await resident.context.close();
}
