/** An administrator looks at what a change would change before it is saved; a head takes the crew proposed. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testTown } from '#testing';
import { closeBrowser, picture, tablet, webDirectory } from './browser.ts';
import { answerDialog, caseOf, consolePage, report, until, walked } from './walk.ts';

after(closeBrowser);

test('another deadline of a duty: what would change is shown with the open cases, then saved and kept as a version', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const { caseId } = await report(town, { text: '菜市场门口垃圾桶满了' });
    const number = String((await caseOf(town, caseId))['number']);
    const page = await consolePage(town, 'admin', '/duties/matrix', tablet);
    await page
      .getByRole('textbox', { name: /搜索/ })
      .or(page.getByRole('searchbox'))
      .first()
      .fill('020102');
    await page.getByRole('row', { name: /圩镇/ }).getByRole('button').first().click();
    const drawer = page.getByRole('dialog').first();
    await drawer.getByRole('spinbutton', { name: '办结时限' }).fill('9');
    await drawer.getByRole('button', { name: '查看会改变什么' }).click();
    await drawer.getByText(`例如 ${number}`).waitFor();
    await picture(page, 'duty-preview');
    const deadline =
      "SELECT deadline_amount AS amount FROM duties.duties WHERE category_code = $1 AND place_kind = 'marketQuarter' AND tenant_id = $2";
    const amount = async () =>
      (await town.sql<{ amount: number }>(deadline, ['020102', town.tenantId]))[0]?.amount;
    assert.notEqual(await amount(), 9, 'a look changes nothing');
    await drawer.getByRole('button', { name: '确认保存' }).click();
    await until(async () => (await amount()) === 9, 'the duty is saved');
  }));

test('a department’s head assigns whom the desk proposes first, with the reasons beside the name', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const { caseId } = await report(town, { text: '菜市场门口垃圾桶满了' });
    const page = await consolePage(town, 'head-sanitation', '/department', tablet);
    await page.getByRole('button', { name: '指派人员' }).first().click();
    let proposed = '';
    await answerDialog(page, '指派人员', async (dialog) => {
      const first = dialog.locator('label', { hasText: '推荐' });
      proposed = await first.locator('strong').innerText();
      await first.getByText(/在手 \d+ 件/).waitFor();
      await first.getByRole('radio').check();
    });
    await until(async () => (await caseOf(town, caseId))['handler_id'] !== null, 'it is assigned');
    const [handler] = await town.sql<{ name: string }>(
      'SELECT name FROM people.people WHERE id = $1',
      [(await caseOf(town, caseId))['handler_id']],
    );
    assert.equal(handler?.name, proposed);
    await page.getByText(proposed).first().waitFor();
  }));
