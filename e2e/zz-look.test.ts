import { test } from 'node:test';
import { testTown } from '#testing';
import { webDirectory, desk } from './browser.ts';
import { consolePage, walked } from './walk.ts';
import { fillDemo } from '../modules/intake/demo.ts';
import { measureResource } from '#modules/catalogue/index.ts';
test('look', async (t) => {
  const town = await testTown(t, { live: true, services: true, webDirectory });
  await fillDemo({
    ctx: town.ctx,
    tenant: {} as never,
    historyCount: 1,
    shared: new Map(),
    log: () => undefined,
    later: () => undefined,
  });
  const ids = await town.sql<{ id: string; code: string }>(
    'SELECT id, code FROM catalogue.resources',
  );
  for (const { id } of ids) await measureResource(town.ctx, id);
  const health = ids.find((r) => r.code === 'health-records')?.id;
  const [batch] = await town.sql<{ id: string }>(
    "SELECT id FROM intake.batches WHERE state='checked'",
  );
  await walked(async () => {
    const phone = { width: 390, height: 844 };
    for (const [size, suffix] of [
      [desk, ''],
      [phone, '-phone'],
    ] as const) {
      const page = await consolePage(town, 'head-health', '/catalogue', size).catch(async () =>
        consolePage(
          town,
          (
            await town.sql<{ username: string }>(
              "SELECT a.username FROM people.accounts a JOIN people.people p ON p.id=a.person_id WHERE p.title LIKE '%卫生院%' OR a.username LIKE '%health%' LIMIT 1",
            )
          )[0]?.username ?? 'admin',
          '/catalogue',
          size,
        ),
      );
      const snap = async (name: string) => {
        await page.waitForTimeout(1200);
        await page.screenshot({ path: `/tmp/look/${name}${suffix}.png` });
      };
      await snap('list');
      await page.goto(`${town.origin}/console/catalogue/${health}`);
      await snap('resource');
      await page.getByRole('tab', { name: '数据质量' }).click();
      await snap('quality');
      await page.getByRole('tab', { name: '来源与去向' }).click();
      await snap('lineage');
      await page.goto(`${town.origin}/console/catalogue/${health}/edit`);
      await snap('edit');
      await page.goto(`${town.origin}/console/intake`);
      await snap('batches');
      await page.goto(`${town.origin}/console/intake/batches/${batch?.id}`);
      await snap('desk');
      await page.getByRole('button', { name: '改正', exact: true }).first().click();
      await snap('fix');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '修改字段对应' }).click();
      await snap('mapping');
      await page.goto(`${town.origin}/console/intake/sources`);
      await snap('sources');
      await page.getByRole('button', { name: '添加来源' }).click();
      await snap('source');
      await page.goto(`${town.origin}/console/intake`);
      await page.getByRole('button', { name: '上传文件' }).click();
      await snap('upload');
    }
  });
});
