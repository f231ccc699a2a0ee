/** The side roads of a case on screen: returned, transferred, extended, merged, at the department's desk. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ground } from '#modules/towns/index.ts';
import { testTown } from '#testing';
import { closeBrowser, picture, webDirectory } from './browser.ts';
import {
  answerDialog,
  caseOf,
  consolePage,
  report,
  spaced,
  stateBecomes,
  until,
  walked,
} from './walk.ts';

after(closeBrowser);

test('the department accepts at its desk, asks for more time; the officer approves on screen; both see it live', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const { caseId } = await report(town, { text: '河边垃圾堆了好几车' });
    const before = (await caseOf(town, caseId))['due_at'] as Date;
    const head = await consolePage(town, 'head-sanitation', '/department');
    const officer = await consolePage(town, 'officer1', `/cases/${caseId}`);
    const columnOf = (name: string) => head.locator('.cs-column', { hasText: name });
    await columnOf('待签收')
      .getByRole('button', { name: spaced('签收') })
      .click();
    await answerDialog(head, '签收');
    await columnOf('处置中').locator('.cs-card').waitFor();
    await officer.getByText('处置中').first().waitFor();

    await columnOf('处置中').locator('.cs-card-body').click();
    const drawer = head.getByRole('dialog').first();
    await drawer.getByRole('button', { name: '更多' }).click();
    await head.getByRole('menuitem', { name: '申请延期' }).click();
    await answerDialog(head, '申请延期', async (dialog) => {
      await dialog.getByRole('button', { name: '+3 天' }).click();
      await dialog.getByRole('button', { name: '工程量较大' }).click();
    });
    await officer.getByText('部门申请延期').waitFor();
    await picture(officer, 'extension-1-asked');
    await officer.getByRole('button', { name: '同意延期', exact: true }).click();
    await answerDialog(officer, '同意延期', async (dialog) => {
      await dialog.getByRole('button', { name: '情况属实，同意延期' }).click();
    });
    await until(async () => {
      const row = await caseOf(town, caseId);
      return row['extension_until'] === null || (row['due_at'] as Date) > before;
    }, 'the deadline moves');
    const after3 = (await caseOf(town, caseId))['due_at'] as Date;
    assert.equal(after3.getTime() - before.getTime(), 3 * 86_400_000);
    await drawer.getByText('同意延期').first().waitFor();
    await picture(head, 'extension-2-department');
  }));

test('a department returns with a reason, the officer sends it elsewhere and transfers it once more', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const { caseId } = await report(town, { text: '水渠里全是垃圾' });
    const { departments } = await ground(town.ctx);
    const [water, police] = ['water', 'police'].map((code) =>
      departments.find((one) => one.code === code),
    );
    assert.ok(water && police);
    const head = await consolePage(town, 'head-sanitation', `/cases/${caseId}`);
    const officer = await consolePage(town, 'officer1', `/cases/${caseId}`);
    await head.getByRole('button', { name: '更多' }).click();
    await head.getByRole('menuitem', { name: '退回' }).click();
    const dialog = head.getByRole('dialog').filter({ hasText: '退回' });
    await dialog
      .getByRole('button', { name: spaced('退回') })
      .last()
      .click();
    await dialog.getByText('请写明原因').waitFor();
    await answerDialog(head, '退回', (asked) =>
      asked.getByRole('button', { name: '不属于本部门职责' }).click(),
    );
    await stateBecomes(town, caseId, 'registered');

    const choose = async (name: string): Promise<void> => {
      const asked = officer.getByRole('dialog').last();
      await asked.getByRole('combobox').first().fill(name);
      await officer.locator('.ant-select-item-option', { hasText: name }).first().click();
    };
    await officer.getByText('不属于本部门职责').first().waitFor();
    await officer.getByRole('button', { name: spaced('派遣') }).click();
    await answerDialog(officer, '派遣', () => choose(water.nameZh));
    await stateBecomes(town, caseId, 'dispatched');
    assert.equal((await caseOf(town, caseId))['lead_department_id'], water.id);

    await officer.getByRole('button', { name: '更多' }).click();
    await officer.getByRole('menuitem', { name: '转派' }).click();
    await answerDialog(officer, '转派', async (asked) => {
      await choose(police.nameZh);
      await asked.getByRole('button', { name: '部门协商一致' }).click();
    });
    await until(
      async () => (await caseOf(town, caseId))['lead_department_id'] === police.id,
      'the case is with the police',
    );
    await officer.getByText('部门协商一致').first().waitFor();
    await picture(officer, 'transfer-trace');
  }));

test('two reports of one thing are merged on the officer’s screen; both reporters stand in the one that stays', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const first = await report(town, { text: '菜市场门口垃圾桶满了' });
    const second = await report(town, { text: '菜市场门口的垃圾桶满了,很臭' });
    const page = await consolePage(town, 'officer1', `/cases/${second.caseId}`);
    await page.getByText('可能是同一件事').waitFor();
    await picture(page, 'merge-1-offered');
    await page.getByRole('button', { name: '合并到此件' }).first().click();
    await answerDialog(page, '合并', async (dialog) => {
      await dialog.getByRole('button', { name: '同一地点、同一问题' }).click();
    });
    await stateBecomes(town, second.caseId, 'merged');
    const number = String((await caseOf(town, first.caseId))['number']);
    await page.getByText('已合并到').waitFor();
    await page.getByText(number).first().click();
    await page.getByText('上报人（2）').waitFor();
    await picture(page, 'merge-2-kept');
  }));
