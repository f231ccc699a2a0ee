/** The officer's desk as it is used all day: filters, views, many at once, files, a question to the reporter. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { testTown } from '#testing';
import { closeBrowser, openPage, phone, picture, tablet, webDirectory } from './browser.ts';
import {
  answerDialog,
  caseOf,
  confirmed,
  consolePage,
  downloaded,
  report,
  spaced,
  stateBecomes,
  until,
  walked,
} from './walk.ts';

after(closeBrowser);

/**
 * Moves the pointer off the buttons: the tooltip of one would cover its neighbours. A pointer that jumps away while a
 * tooltip opens leaves it standing, until it passes over it once more.
 */
async function away(page: Page): Promise<void> {
  const tooltip = page.getByRole('tooltip').filter({ visible: true }).first();
  await until(async () => {
    await page.mouse.move(480, 800);
    const box = await tooltip.boundingBox({ timeout: 200 }).catch(() => null);
    if (!box) return (await tooltip.count()) === 0;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
    await page.mouse.move(480, 800, { steps: 3 });
    return false;
  }, 'no tooltip is in the way');
}

test('a filter is kept as a view, found again after a reload, renamed and removed; the export holds what is shown', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const bin = await report(town, { text: '菜市场门口垃圾桶满了' });
    const lamp = await report(town, { categoryCode: '010102', text: '桥头路灯不亮' });
    const page = await consolePage(town, 'officer1', '/cases', tablet);
    const rows = page.getByRole('list', { name: '事件列表' }).getByRole('checkbox');
    await until(async () => (await rows.count()) === 2, 'both cases are listed');

    await page.getByRole('button', { name: '筛选', exact: true }).click();
    const category = page.locator('.cs-filter-field', { hasText: '类别' });
    await category.getByRole('combobox').fill('路灯不亮');
    await page.locator('.ant-select-item-option-active', { hasText: '路灯不亮' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).click();
    await until(async () => (await rows.count()) === 1, 'the filter leaves one');

    await page.getByRole('button', { name: '常用视图' }).click();
    await page.getByRole('menuitem', { name: '保存当前视图' }).click();
    const naming = page.getByRole('dialog').filter({ hasText: '视图名称' });
    await naming.getByRole('textbox').fill('路灯');
    await naming.getByRole('button', { name: '保存当前视图' }).click();
    await page.getByRole('button', { name: spaced('路灯') }).waitFor();

    const sheets = await downloaded(page, () =>
      page.getByRole('button', { name: '按当前筛选导出表格' }).click(),
    );
    const [heading, ...body] = sheets[0]?.rows ?? [];
    assert.equal(body.length, 1, 'the export follows the filter');
    const told = body[0]?.cells.map(String) ?? [];
    const caseNumber = String((await caseOf(town, lamp.caseId))['number']);
    assert.ok(told.includes(caseNumber) && heading?.cells.includes('编号'));

    await away(page);
    await page.goto(`${town.origin}/console/cases`);
    await until(async () => (await rows.count()) === 2, 'without the view both are there');
    await page.getByRole('button', { name: '常用视图' }).click();
    await page.getByRole('menuitem', { name: '路灯' }).click();
    await until(async () => (await rows.count()) === 1, 'the view is applied');
    await away(page);
    await page.getByRole('button', { name: spaced('路灯') }).click();
    await page.getByRole('menuitem', { name: '重命名' }).click();
    await naming.getByRole('textbox').fill('全镇路灯');
    await naming.getByRole('button', { name: '保存当前视图' }).click();
    await away(page);
    await page.getByRole('button', { name: '全镇路灯' }).click();
    await page.getByRole('menuitem', { name: '删除视图' }).click();
    await confirmed(page, '删除视图');
    await page.getByRole('button', { name: '常用视图' }).waitFor();
    assert.equal((await town.sql('SELECT 1 FROM cases.views')).length, 0);
    assert.equal((await caseOf(town, bin.caseId))['state'], 'dispatched');
  }));

test('many at once: supervised together; where one of two cannot be done, it is named and the other is done', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const first = await report(town, { text: '沿河垃圾没人收' });
    const second = await report(town, { text: '车站垃圾桶满了' });
    const page = await consolePage(town, 'officer1', '/cases', tablet);
    const boxes = page.getByRole('list', { name: '事件列表' }).getByRole('checkbox');
    await until(async () => (await boxes.count()) === 2, 'both cases are listed');
    for (const index of [0, 1]) await boxes.nth(index).check();
    const bar = page.getByRole('toolbar', { name: '批量操作' });
    await bar.getByRole('button', { name: spaced('督办') }).click();
    await answerDialog(page, '督办', async (dialog) => {
      await dialog.getByRole('button', { name: '请今日内办结并反馈' }).click();
    });
    await page.getByText('2 件全部办成').waitFor();
    for (const { caseId } of [first, second])
      assert.equal((await caseOf(town, caseId))['supervised'], true);

    for (const index of [0, 1]) await boxes.nth(index).check();
    // Somebody is quicker with one of them, and this page has not been told yet.
    await town.sql("UPDATE cases.cases SET version = version + 1, state = 'done' WHERE id = $1", [
      second.caseId,
    ]);
    await bar.getByRole('button', { name: spaced('作废') }).click();
    await answerDialog(page, '作废', async (dialog) => {
      await dialog.getByRole('button', { name: '重复上报' }).click();
    });
    const outcome = page.getByRole('dialog').filter({ hasText: '办成 1 件' });
    await outcome.waitFor();
    await picture(page, 'desk-2-partly');
    const secondNumber = String((await caseOf(town, second.caseId))['number']);
    assert.match(await outcome.innerText(), new RegExp(secondNumber));
    await stateBecomes(town, first.caseId, 'cancelled');
    assert.equal((await caseOf(town, second.caseId))['state'], 'done');
  }));

test('the officer asks the reporter, the reporter answers on the phone, the answer stands in the case', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const { caseId, number, token } = await report(town, { text: '楼下垃圾桶满了' });
    const page = await consolePage(town, 'officer1', `/cases/${caseId}`);
    await page.getByRole('button', { name: '询问上报人' }).click();
    const asking = page.getByRole('dialog').filter({ hasText: '询问上报人' });
    await asking.getByRole('textbox').fill('请问是几栋楼下？');
    await asking.getByRole('button', { name: spaced('发送') }).click();
    await page.getByText('已发送给上报人').waitFor();

    const resident = await openPage(town.origin, { viewport: phone });
    await resident.goto(`${town.origin}/r/${number}?t=${token}`);
    await resident.getByText('请问是几栋楼下？').waitFor();
    await resident.getByLabel('您的回答').fill('三栋北门');
    await picture(resident, 'ask-1-answer');
    await resident.getByRole('button', { name: '发送回答' }).click();
    await page.getByText('三栋北门').first().waitFor();
    await picture(page, 'ask-2-answered');
  }));
