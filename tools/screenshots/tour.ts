/** The tour: the walk of one report, a picture at each station, then the pages around it. */
import { join } from 'node:path';
import { bookingShots } from './booking.ts';
import { desksOfAssistance } from './assist.ts';
import { type Browser, picture } from './browser.ts';
import { dataHub } from './data-hub.ts';
import { inclusion, participationTour, payment, servicesTour } from './resident-services.ts';
import { type Visitor, visit } from './people.ts';
import { act, answerable, dispatchedCase, readSetting, type Setting, words } from './story.ts';

/** What a tour needs. */
export interface TourOptions {
  readonly browser: Browser;
  readonly url: string;
  readonly directory: string;
  /** Only pictures whose name contains one of these; all when empty. */
  readonly words: readonly string[];
}

/** Takes a picture, or notes why it could not be taken. */
type Shoot = (who: Visitor, name: string) => Promise<void>;

/** Walks the tour. @returns what went wrong, a line each */
export async function takeTour(options: TourOptions): Promise<string[]> {
  const { browser, url, directory } = options;
  const faults: string[] = [];
  const wanted = (name: string): boolean =>
    options.words.length === 0 || options.words.some((word) => name.includes(word));
  const shoot: Shoot = async ({ page }, name) => {
    if (!wanted(name)) return;
    try {
      await picture(page, join(directory, `${name}.png`));
      console.log(`✓ ${name}`);
    } catch (error) {
      faults.push(`${name}: ${(error as Error).message.split('\n')[0]}`);
    }
  };
  const part = async (name: string, work: () => Promise<void>): Promise<void> => {
    await work().catch((error: Error) => faults.push(`${name}: ${error.message.slice(0, 400)}`));
  };
  const officer = await visit(browser, url, 'desk', 'officer1');
  await part('the walk', () => walk({ browser, url, officer, shoot }));
  await part('nobody left outside', () => inclusion({ browser, url, shoot }));
  await part('the pages around it', () => around({ browser, url, officer, shoot }));
  await part('the cockpit', () => cockpit({ browser, url, shoot }));
  await part('what the town senses', () => sensing({ browser, url, shoot }));
  await part('booking', () => bookingShots({ browser, url, shoot }));
  await part('the data hub', () => dataHub({ browser, url, shoot }));
  await part('payment', () => payment({ browser, url, shoot }));
  await part('the desks of assistance', () => desksOfAssistance({ browser, url, shoot }));
  await part('services', () => servicesTour({ browser, url, shoot }));
  await part('participation', () => participationTour({ browser, url, shoot }));
  return faults;
}

interface Scene {
  readonly browser: Browser;
  readonly url: string;
  readonly officer: Visitor;
  readonly shoot: Shoot;
}

async function walk(scene: Scene): Promise<void> {
  const { browser, url, officer, shoot } = scene;
  const setting = await readSetting(officer, url);
  await officer.open('/console/cases');
  await officer.page.locator('h1').first().waitFor({ state: 'attached' });
  const resident = await visit(browser, url, 'phone');
  const number = await report(resident, setting, shoot);
  const row = await dispatchedCase(officer, number);
  // It has come in by itself; then it is opened beside list and map.
  await officer.page.getByText(row.title).first().waitFor({ timeout: 15_000 });
  await officer.open(`/console/cases?case=${row.id}`);
  await shoot(officer, 'officer-desk');
  await handle(scene, { caseId: row.id, setting, people: await answerable(officer, row) });
  await officer.open(`/console/cases/${row.id}`);
  await officer.page.getByText('全程留痕').first().waitFor();
  await officer.page.mouse.move(560, 600);
  await officer.page.mouse.wheel(0, 340);
  await shoot(officer, 'case-trace');
  await resident.page.locator('a[href*="/r/"]').first().click();
  await shoot(resident, 'resident-follow');
  await resident.context.close();
}

/** The resident scans the poster, takes a photo, writes a sentence, sends. @returns the number */
async function report(resident: Visitor, setting: Setting, shoot: Shoot): Promise<string> {
  const { page } = resident;
  await resident.open(`/report?place=${encodeURIComponent(setting.place.code)}`);
  const photo = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: setting.before };
  await page.locator('input[type=file]').first().setInputFiles(photo);
  await page.locator('.zs-photos img').first().waitFor();
  await page.locator('textarea').first().fill(words);
  // The suggestions of the classifier are there once the hint over the categories says so.
  await page
    .getByText('看您写的')
    .waitFor({ timeout: 30_000 })
    .catch(() => undefined);
  await page.evaluate(() => scrollTo(0, 0));
  await shoot(resident, 'resident-report');
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/\/sent\//, { timeout: 60_000 });
  await shoot(resident, 'resident-receipt');
  return decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
}

interface Handling {
  readonly caseId: string;
  readonly setting: Setting;
  readonly people: Awaited<ReturnType<typeof answerable>>;
}

/** Accept, done with a photo, verify, close: each by whom the state table names. */
async function handle(scene: Scene, { caseId, setting, people }: Handling): Promise<void> {
  const { browser, url, officer, shoot } = scene;
  const here = { position: setting.place.position };
  const head = await visit(browser, url, 'desk', people.head);
  await head.open('/console/department');
  await shoot(head, 'department-desk');
  const crew = await visit(browser, url, 'phone', people.crew);
  await crew.open('/field/');
  await shoot(crew, 'field-tasks');
  await act(crew, caseId, 'accept', here);
  await crew.open(`/field/cases/${caseId}`);
  await shoot(crew, 'field-case');
  const after = [await crew.upload(setting.after)];
  const done = '已清运垃圾 2 车，垃圾桶已清洗消毒，周边地面已冲洗。';
  await act(crew, caseId, 'reportDone', { ...here, reason: done, photoIds: after });
  const worker = await visit(browser, url, 'phone', people.gridWorker);
  await worker.open(`/field/cases/${caseId}`);
  await shoot(worker, 'field-verify');
  await act(worker, caseId, 'verify', { ...here, reason: '到场查看，已清理干净。' });
  await act(officer, caseId, 'close', {});
  for (const { context } of [head, crew, worker]) await context.close();
}

/** Pages that belong to no single case. */
async function around({ browser, url, officer, shoot }: Scene): Promise<void> {
  const visits: readonly (readonly [name: string, who: string | null, path: string])[] = [
    ['supervision', 'leader', '/console/supervision'],
    ['administration', 'admin', '/console/towns/areas'],
    ['duties', 'admin', '/console/duties/matrix'],
    ['ledger', 'leader', '/console/ledger'],
    ['indicators', 'leader', '/console/indicators'],
    ['indicator', 'leader', '/console/indicators/in-time-rate'],
    ['sign-in-rules', 'admin', '/console/people/security'],
    ['health', 'admin', '/console/operations/health'],
    ['message-simulator', 'admin', '/console/messages/simulator'],
    ['public', null, '/public'],
  ];
  for (const [name, who, path] of visits) {
    const person = await visit(browser, url, 'desk', who ?? undefined);
    await person.open(path);
    await shoot(person, name);
    await person.context.close();
  }
  const leader = await visit(browser, url, 'desk', 'leader');
  const { items } = (await leader.call('GET', '/briefs?code=monthly&limit=1')) as {
    items: { id: string }[];
  };
  await leader.open(`/console/briefs/${items[0]?.id ?? ''}`);
  await shoot(leader, 'brief');
  await leader.open('/console/privacy/register');
  await shoot(leader, 'privacy-register');
  await leader.context.close();
  const phone = await visit(browser, url, 'phone');
  await phone.open('/');
  await shoot(phone, 'resident-home');
  await phone.context.close();
  await officer.context.close();
}

/** What the devices tell: lists, one device, alarms, rules and the scenes. */
async function sensing({ browser, url, shoot }: Omit<Scene, 'officer'>): Promise<void> {
  const admin = await visit(browser, url, 'desk', 'admin');
  const station = await firstId(admin, '/things?modelCode=air-station&limit=1');
  const rule = await firstId(admin, '/alarm-rules');
  const pages: readonly (readonly [name: string, path: string])[] = [
    ['devices', '/console/things'],
    ['device', `/console/things/${station}`],
    ['alarms', '/console/alarms'],
    ['alarm-rule', `/console/alarms/rules/${rule}`],
    ['environment', '/console/environment'],
    ['lighting', '/console/lighting'],
    ['lighting-saving', '/console/lighting/saving'],
    ['fences', '/console/fences'],
    ['vehicles', '/console/vehicles'],
    ['manholes', '/console/manholes'],
    ['map', '/console/map?layers=cases,alarms,vehicles,air,villages:density'],
  ];
  for (const [name, path] of pages) {
    await admin.open(path);
    await shoot(admin, name);
  }
  await admin.context.close();
}

/** The id of the first row of a list. @throws when it is empty */
async function firstId(who: Visitor, path: string): Promise<string> {
  const { items } = (await who.call('GET', path)) as { items: { id: string }[] };
  const [first] = items;
  if (!first) throw new Error(`${path} is empty`);
  return first.id;
}

/** The cockpit: town, village and grid cell on a wall, the town on a phone, and the editor. */
async function cockpit({ browser, url, shoot }: Omit<Scene, 'officer'>): Promise<void> {
  const wall = await visit(browser, url, 'wall', 'leader');
  const childOf = async (query: string): Promise<string> => {
    const { children } = (await wall.call('GET', `/cockpit/board${query}`)) as {
      children: { code: string }[];
    };
    return children[0]?.code ?? '';
  };
  const village = await childOf('');
  const cell = await childOf(`?level=village&code=${village}`);
  const pages: readonly (readonly [name: string, path: string])[] = [
    ['cockpit-town', '/cockpit/'],
    ['cockpit-village', `/cockpit/villages/${village}`],
    ['cockpit-cell', `/cockpit/cells/${cell}`],
  ];
  for (const [name, path] of pages) {
    await wall.open(path);
    await shoot(wall, name);
  }
  await wall.context.close();
  const others: readonly (readonly [string, 'largeWall' | 'phone' | 'desk', string, string])[] = [
    ['cockpit-town-4k', 'largeWall', 'leader', '/cockpit/'],
    ['cockpit-phone', 'phone', 'leader', '/cockpit/'],
    ['cockpit-arrange', 'desk', 'admin', '/cockpit/arrange/town'],
  ];
  for (const [name, size, who, path] of others) {
    const visitor = await visit(browser, url, size, who);
    await visitor.open(path);
    await shoot(visitor, name);
    await visitor.context.close();
  }
  await screensOfTown({ browser, url, shoot });
}

/** Rotations, cameras and the hosts that these may stand at. */
async function screensOfTown({ browser, url, shoot }: Omit<Scene, 'officer'>): Promise<void> {
  const admin = await visit(browser, url, 'desk', 'admin');
  const hosts = [
    { host: 'cameras.qingxi.example', direct: false },
    { host: 'live.qingxi.example:8443', direct: true },
  ];
  await admin.call('PUT', '/cockpit/camera-hosts', { hosts });
  const cameras = [
    [
      '市场北门',
      'Market, north gate',
      'still',
      'https://cameras.qingxi.example/north.jpg',
      112.9512,
    ],
    ['石桥', 'Stone bridge', 'hls', 'https://live.qingxi.example:8443/bridge/index.m3u8', 112.9441],
  ] as const;
  for (const [nameZh, nameEn, kind, address, longitude] of cameras) {
    const position = { longitude, latitude: 28.4521 };
    const body = { nameZh, nameEn, kind, address, everySeconds: 5, position };
    await admin.call('PUT', `/cockpit/cameras/${crypto.randomUUID()}`, body);
  }
  await admin.open('/cockpit/arrange/screens');
  await shoot(admin, 'cockpit-screens');
  await admin.context.close();
}
