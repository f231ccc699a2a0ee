/** The supervisor's desk: late cases, one urged there, the others from the numbers together; the table as a file. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testTown } from '#testing';
import { closeBrowser, picture, webDirectory } from './browser.ts';
import {
  answerDialog,
  caseOf,
  consolePage,
  downloaded,
  report,
  spaced,
  until,
  walked,
} from './walk.ts';

after(closeBrowser);

test('the mayor sees what is late, urges one there and the rest together, and takes the table along', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const made = [];
    for (const text of ['沿河垃圾没人收', '车站垃圾桶满了', '学校门口垃圾']) {
      made.push(await report(town, { text }));
    }
    const ids = made.map(({ caseId }) => caseId);
    town.clock.advance(10 * 86_400);
    await town.settle();
    const page = await consolePage(town, 'leader', '/supervision');
    await page.getByRole('tab', { name: /超期/ }).click();
    await page.locator('.cs-attention > li').nth(2).waitFor();
    await picture(page, 'supervision-1');
    await page
      .locator('.cs-attention > li')
      .first()
      .getByRole('button', { name: spaced('督办') })
      .click();
    await answerDialog(page, '督办', (dialog) =>
      dialog.getByRole('button', { name: '请加快办理' }).click(),
    );
    const supervised = async (): Promise<number> => {
      const rows = await Promise.all(ids.map((id) => caseOf(town, id)));
      return rows.filter((row) => row['supervised'] === true).length;
    };
    await until(async () => (await supervised()) === 1, 'one is supervised');

    const sheets = await downloaded(page, () =>
      page.getByRole('button', { name: '导出表格' }).first().click(),
    );
    const told = sheets[0]?.rows.flatMap(({ cells }) => cells.map(String)) ?? [];
    assert.ok(told.includes('环境卫生管理所') && told.includes('超期'));

    await page
      .getByRole('row', { name: /环境卫生管理所/ })
      .getByRole('link', { name: '3' })
      .last()
      .click();
    const boxes = page.getByRole('list', { name: '事件列表' }).getByRole('checkbox');
    await until(async () => (await boxes.count()) === 3, 'the number leads to its cases');
    for (const index of [0, 1, 2]) await boxes.nth(index).check();
    const bar = page.getByRole('toolbar', { name: '批量操作' });
    await bar.getByRole('button', { name: spaced('督办') }).click();
    await answerDialog(page, '督办', (dialog) =>
      dialog.getByRole('button', { name: '请今日内办结并反馈' }).click(),
    );
    await page.getByText('3 件全部办成').waitFor();
    await until(async () => (await supervised()) === 3, 'all are supervised');
  }));
