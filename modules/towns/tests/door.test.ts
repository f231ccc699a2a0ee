import assert from 'node:assert/strict';
import { test } from 'node:test';
import { working } from '#modules/calendar/index.ts';
import { book } from '#modules/duties/index.ts';
import { demoTenants } from '#demo/tenants.ts';
import { testTown } from '#testing';
import { assignGridWorker, ground } from '../index.ts';

test('the ground of the demo town is whole', async (t) => {
  const town = await testTown(t);
  const qingxi = await ground(town.ctx);
  assert.equal(qingxi.townName, '清溪镇');
  assert.equal(qingxi.villages.length, 7);
  assert.equal(qingxi.gridCells.length, 24);
  assert.equal(qingxi.departments.length, 11);
  assert.equal(qingxi.office?.code, 'office');
  assert.ok(
    qingxi.gridCells.every(({ gridWorkerId }) => gridWorkerId),
    'every cell has a grid worker',
  );
  const middle = { longitude: 112.95, latitude: 28.4513 };
  const cell = qingxi.cellAt(middle);
  assert.equal(qingxi.village(cell?.villageId ?? '')?.nameZh, '圩镇社区');
  assert.equal(qingxi.cellAt({ longitude: 116.4, latitude: 39.9 }), null);
  assert.ok(qingxi.insideCounty(middle));
  assert.ok(!qingxi.insideCounty({ longitude: 116.4, latitude: 39.9 }));
  const duties = await book(town.ctx);
  assert.ok(duties.categories.length >= 90);
  assert.equal((await working(town.ctx)).publishedYears.has(2026), true);
});

test('words of an address lead to a place', async (t) => {
  const town = await testTown(t);
  const qingxi = await ground(town.ctx);
  const [door] = qingxi.locate('清溪大街八十八号门口垃圾没人收');
  assert.equal(door?.precision, 'door');
  assert.equal(door?.words, '清溪大街88号');
  assert.ok(door?.gridCell);
  const [street] = qingxi.locate('清溪大街路灯不亮');
  assert.equal(street?.precision, 'street');
  assert.equal(qingxi.locate('菜市场门口有人打架')[0]?.place.nameZh, '清溪农贸市场');
  assert.equal(qingxi.locate('枫林水库有小孩游泳')[0]?.place.nameZh, '枫林水库');
  assert.equal(qingxi.locate('石桥村樟树组路坏了')[0]?.precision, 'street');
  assert.deepEqual(qingxi.locate('没有说在哪里'), []);
});

test('each town sees its own ground only', async (t) => {
  const town = await testTown(t);
  const twin = await ground(town.application.ctxOf(town.twinId));
  assert.equal(twin.townName, '白沙镇');
  assert.equal(twin.gridCells.length, 6);
  assert.deepEqual(twin.locate('清溪大街88号'), []);
  const own = await ground(town.ctx);
  const reached = await town.database.inTenant(town.application.ctxOf(town.twinId), (tx) =>
    assignGridWorker(tx, own.gridCells[0]?.id ?? '', null),
  );
  assert.equal(reached, false);
  const county = demoTenants.find(({ kind }) => kind === 'county')?.tenantId ?? '';
  assert.equal((await ground(town.application.ctxOf(county))).villages.length, 0);
});
