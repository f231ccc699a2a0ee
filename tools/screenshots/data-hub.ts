/** Pictures of the data hub: catalogue, lists that come in or stay, one file a person, a grant in use. */
import type { Browser } from './browser.ts';
import { type Visitor, visit } from './people.ts';

interface HubScene {
  readonly browser: Browser;
  readonly url: string;
  readonly shoot: (who: Visitor, name: string) => Promise<void>;
}

/** From the catalogue to a grant in use. */
export async function dataHub({ browser, url, shoot }: HubScene): Promise<void> {
  const station = await visit(browser, url, 'desk', 'head-health');
  await station.open('/console/catalogue');
  await shoot(station, 'catalogue');
  const { items: batches } = (await station.call('GET', '/intake/batches?limit=50')) as {
    items: { id: string; state: string }[];
  };
  const waiting = batches.find(({ state }) => state !== 'applied');
  await station.open(`/console/intake/batches/${waiting?.id ?? ''}`);
  await shoot(station, 'intake');
  await station.context.close();
  await leftInPlace({ browser, url, shoot });
  const officer = await visit(browser, url, 'desk', 'officer1');
  await officer.open('/console/records');
  await shoot(officer, 'records');
  await officer.open('/console/records/review');
  await officer.page.locator('tbody a, tbody button').first().click();
  await shoot(officer, 'record-review');
  await officer.context.close();
  const head = await visit(browser, url, 'desk', 'head-civil-affairs');
  const { items: grants } = (await head.call('GET', '/sharing/grants?limit=20')) as {
    items: { id: string; state: string }[];
  };
  const live = grants.find(({ state }) => state === 'live') ?? grants[0];
  await head.open(`/console/sharing/grants/${live?.id ?? ''}`);
  await shoot(head, 'sharing-grant');
  await head.open('/console/care');
  await shoot(head, 'care');
  await head.context.close();
}

/** A list that stays in its department's own database: how it is read there, and what that gives. */
async function leftInPlace({ browser, url, shoot }: HubScene): Promise<void> {
  const owner = await visit(browser, url, 'desk', 'head-market-supervision');
  const { items } = (await owner.call('GET', '/catalogue/resources')) as {
    items: { id: string; code: string }[];
  };
  const left = items.find(({ code }) => code === 'food-licences');
  await owner.open(`/console/intake/in-place/${left?.id ?? ''}`);
  await owner.page.getByRole('button', { name: '读取样例' }).click();
  await owner.page.getByText('读取效果').first().waitFor();
  await shoot(owner, 'in-place');
  await owner.context.close();
}
