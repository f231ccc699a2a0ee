/** The desks at which residents are helped. */
import type { Browser } from './browser.ts';
import { type Visitor, visit } from './people.ts';

interface Desks {
  readonly browser: Browser;
  readonly url: string;
  readonly shoot: (who: Visitor, name: string) => Promise<void>;
}

/** The window's day, the telephone desk with a call, its figures. */
export async function desksOfAssistance({ browser, url, shoot }: Desks): Promise<void> {
  const clerk = await visit(browser, url, 'desk', 'clerk1');
  await clerk.open('/console/assist/window');
  await shoot(clerk, 'assist-window');
  await clerk.context.close();
  const officer = await visit(browser, url, 'desk', 'officer1');
  await officer.call('POST', '/assist/calls', { phone: '13900001001' });
  await officer.open('/console/assist/phone');
  await shoot(officer, 'assist-phone');
  await officer.open('/console/assist/calls');
  await shoot(officer, 'assist-calls');
  await officer.context.close();
}
