/**
 * An older woman of 82 presses 我平安 in elder mode; another misses it, and family and grid worker are told and a case opens; a
 * carer checks in with a meal; a volunteer ticks skills, and the next visit stands in thirty days.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { api as careApi } from '#modules/care/contract/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { ground } from '#modules/towns/index.ts';
import { api as volunteeringApi } from '#modules/volunteering/contract/index.ts';
import { testTown, type TestTown } from '#testing';
import { closeBrowser, openPage, phone, picture, webDirectory } from './browser.ts';
import { until, walked } from './walk.ts';

after(closeBrowser);

const geolocation = { longitude: 112.95, latitude: 28.45 };

/** A session of a resident, by a code that came to the telephone. */
async function residentCookie(
  town: TestTown,
  who: { phone: string; name: string },
): Promise<string> {
  const nobody = town.anonymous();
  const { codeId } = await nobody.api(peopleApi).requestPhoneCode({ body: { phone: who.phone } });
  const sent = await nobody.fetch(`/api/v1/messages/simulator?phone=${who.phone}`);
  const { items } = (await sent.json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name: who.name }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

const shanghaiMinute = (at: Date): number => ((at.getTime() / 60_000 + 480) % 1440) | 0;
const today = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Nobody checks in at night: a walk at such an hour takes place the next morning. */
function toTheMorning({ clock }: TestTown): void {
  const minute = shanghaiMinute(clock.now());
  const [six, ten, twentyTwo] = [360, 600, 1320];
  if (minute < six || minute > twentyTwo) clock.advance(((1440 - minute + ten) % 1440) * 60);
}

/** Two women with a check-in a few minutes from now, one with a daughter; a meal for the first. */
async function prepare(town: TestTown) {
  const clerk = (await town.as('clerk1')).api(careApi);
  const head = (await town.as('head-civil-affairs')).api(careApi);
  const crew = await town.as('crew-civil-affairs-1');
  const grid = await town.as('grid01');
  const cell = (await ground(town.ctx)).gridCells.find(
    ({ gridWorkerId }) => gridWorkerId === grid.personId,
  );
  const now = town.clock.now();
  const minute = shanghaiMinute(now) + 2;
  const add = async (name: string, telephone: string) => {
    const body = {
      name,
      gender: 'female' as const,
      birthDay: `${now.getFullYear() - 82}-01-10`,
      idNumber: '',
      phone: telephone,
      address: '石桥村3组12号',
      villageId: null,
      gridCellId: cell?.id ?? null,
      position: geolocation,
      livingAlone: true,
      disability: 'mild' as const,
      note: '耳背，说话慢一点',
      consentHow: 'signed' as const,
    };
    const { id, version } = await clerk.addElder({ body });
    const times = { times: [minute], pausedFrom: null, pausedUntil: null, version };
    return clerk.setTimes({ params: { elderId: id }, body: times });
  };
  const first = await add('陈桂英', '13900001111');
  const second = await add('李秀兰', '13900003333');
  await clerk.addContact({
    params: { elderId: second.id },
    body: { name: '周小燕', phone: '13900002222', relation: 'child', consent: true },
  });
  await head.saveSettings({
    body: {
      graceMinutes: 5,
      escalateMinutes: 30,
      proofMonths: 12,
      remindDays: [30],
      backPayMonths: 12,
      planAheadDays: 7,
    },
  });
  await clerk.setTimes({
    params: { elderId: second.id },
    body: { times: [minute], pausedFrom: null, pausedUntil: null, version: second.version },
  });
  await head.addPlan({
    params: { elderId: first.id },
    body: {
      serviceCode: 'lunch',
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      minute: 690,
      carerId: crew.personId,
      fromDay: today(now),
      untilDay: null,
      pausedFrom: null,
      pausedUntil: null,
    },
  });
  return { first, second, crew, grid };
}

/** The daughter is a volunteer and goes to the second woman. */
async function planVisit(town: TestTown, olderId: string): Promise<void> {
  const clerk = (await town.as('clerk1')).api(volunteeringApi);
  const volunteer = await clerk.addVolunteer({
    body: {
      who: '13900002222',
      consent: true,
      skills: ['scan'],
      villageIds: [],
      weekdays: [],
      note: '',
      state: 'active',
    },
  });
  const day = today(town.clock.now());
  await clerk.planVisits({
    body: {
      volunteerId: volunteer.id,
      olderIds: [olderId],
      day,
      perDay: 3,
      lessons: ['spot-fraud'],
    },
  });
}

test('a sign of life, a missed one, a meal and a lesson', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  toTheMorning(town);
  const { second, crew, grid } = await prepare(town);
  const family = { phone: '13900002222', name: '周小燕' };
  await walked(async () => {
    const cookie = await residentCookie(town, { phone: '13900001111', name: '陈桂英' });
    const own = await openPage(town.origin, { viewport: phone, cookie });
    await own.goto(`${town.origin}/care?mode=elder`);
    await own.getByRole('button', { name: '我平安' }).click();
    await own.getByText('收到了，谢谢您！').waitFor();
    await own.getByRole('button', { name: '今天已报平安' }).waitFor();
    await picture(own, 'care-check-in');

    town.clock.advance(8 * 60);
    await until(async () => {
      const rows = await town.sql(
        "SELECT 1 FROM care.checks WHERE elder_id = $1 AND state = 'missed'",
        [second.id],
      );
      return rows.length > 0;
    }, 'the check-in is missed');
    const told = await town.sql<{ template: string; caseNumber: string }>(
      `SELECT DISTINCT template FROM messages.messages WHERE template IN ('care.missed', 'care.staffMissed')`,
    );
    assert.equal(told.length, 2, 'family and grid worker are told');
    const familyCookie = await residentCookie(town, family);
    const relative = await openPage(town.origin, {
      viewport: phone,
      cookie: familyCookie,
      geolocation,
      permissions: ['geolocation'],
    });
    await relative.goto(`${town.origin}/care`);
    await relative.getByText('没有按时报平安').first().waitFor();
    await picture(relative, 'care-family');
    const worker = await openPage(town.origin, { viewport: phone, cookie: grid.cookie });
    await worker.goto(`${town.origin}/field/care-checks`);
    await worker.getByText('李秀兰').waitFor();
    await worker
      .getByText(/QX-\d+/)
      .first()
      .waitFor();
    await picture(worker, 'care-field-checks');

    const carer = await openPage(town.origin, {
      viewport: phone,
      cookie: crew.cookie,
      geolocation,
      permissions: ['geolocation'],
    });
    await carer.goto(`${town.origin}/field/care-visits`);
    await carer.getByRole('button', { name: '到门口了，签到' }).first().click();
    const arriving = carer.getByRole('dialog');
    await arriving.getByText('定位：已定位').waitFor();
    await arriving.getByRole('button', { name: '到门口了，签到' }).click();
    await carer.getByRole('button', { name: '做完了，签退' }).first().click();
    const leaving = carer.getByRole('dialog');
    await leaving.getByRole('button', { name: '送餐' }).click();
    await picture(carer, 'care-field-visit');
    await leaving.getByRole('button', { name: '做完了，签退' }).click();
    await until(async () => {
      const rows = await town.sql(
        "SELECT 1 FROM care.visits WHERE state = 'done' AND done = '{mealBrought}'",
      );
      return rows.length === 1;
    }, 'the meal was brought');

    await planVisit(town, second.id);
    await relative.goto(`${town.origin}/volunteer`);
    await relative.getByRole('button', { name: '到门口了，签到' }).click();
    await relative.getByRole('dialog').getByText('已定位').waitFor();
    await relative.getByRole('dialog').getByRole('button', { name: '到门口了，签到' }).click();
    await relative.getByRole('button', { name: '教完了，打勾' }).click();
    const ticking = relative.getByRole('dialog');
    await ticking.getByRole('button', { name: '会扫码' }).click();
    await ticking.getByRole('button', { name: '会识别诈骗' }).click();
    await picture(relative, 'volunteer-skills');
    await ticking.getByRole('button', { name: '教完了，打勾' }).click();
    const next = new Date(Date.parse(`${today(town.clock.now())}T00:00:00Z`) + 30 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    await relative.getByText(`回访已安排在 ${next}`).waitFor();
    await picture(relative, 'volunteer-next');
  });
});
