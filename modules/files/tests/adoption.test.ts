import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Problem } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import { uuidv7 } from '#platform/ids/index.ts';
import { fillDemo } from '../demo.ts';
import { demoPhotoPair, demoPhotos } from '../demo-photos.ts';
import { adopt, describe, type FileOwner, isProbablySamePhoto, storePhotoBytes } from '../index.ts';
import { sweepTown } from '../jobs.ts';
import { samplePdf } from '../rules/sample-documents.ts';
import { aPhoto, upload } from './uploads.ts';

const owner = () => ({ owner: 'test', ownerId: uuidv7() });

const adoptIn = (town: TestTown, ids: string[], to: FileOwner = owner()) =>
  town.database.inTenant(town.ctx, (tx) => adopt(tx, ids, to));

const refusedAt = (code: string, pointer: string) => (error: unknown) => {
  assert.ok(error instanceof Problem, String(error));
  assert.deepEqual([error.code, error.places[0]?.pointer], [code, pointer]);
  return true;
};

const keptNames = async (town: TestTown): Promise<string[]> => {
  const folder = join(town.dataDirectory, 'files', town.tenantId);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
};

test('adopting tells what the photos are, in the order asked, and may be repeated', async (t) => {
  const town = await testTown(t);
  const resident = town.anonymous();
  const first = await upload(resident, await aPhoto(1));
  const second = await upload(resident, await aPhoto(2));
  const to = owner();
  const facts = await adoptIn(town, [second.id, first.id], to);
  assert.deepEqual(
    facts.map((one) => one.id),
    [second.id, first.id],
  );
  assert.match(facts[0]?.perceptualHash ?? '', /^[0-9a-f]{16}$/);
  assert.equal((await adoptIn(town, [first.id], to)).length, 1);
});

test('a document is given to those who take documents, and to nobody else', async (t) => {
  const town = await testTown(t);
  const resident = town.anonymous();
  const photo = await upload(resident, await aPhoto(1));
  const paper = await upload(resident, samplePdf(), { type: 'application/pdf', name: '合同.pdf' });
  await assert.rejects(
    adoptIn(town, [photo.id, paper.id]),
    refusedAt('attachment-kind-unfit', '/photoIds/1'),
  );
  const facts = await adoptIn(town, [photo.id, paper.id], { ...owner(), documents: true });
  assert.deepEqual(
    facts.map(({ kind, name }) => [kind, name]),
    [
      ['photo', null],
      ['document', '合同.pdf'],
    ],
  );
});

test('an unknown, foreign or expired attachment is named by its place', async (t) => {
  const town = await testTown(t);
  const resident = town.anonymous();
  const mine = await upload(resident, await aPhoto(1));
  const used = await upload(resident, await aPhoto(2));
  await adoptIn(town, [used.id]);
  await assert.rejects(
    adoptIn(town, [mine.id, uuidv7()]),
    refusedAt('attachment-unknown', '/photoIds/1'),
  );
  await assert.rejects(
    adoptIn(town, [mine.id, used.id]),
    refusedAt('attachment-foreign', '/photoIds/1'),
  );
  town.clock.advance(24 * 3600 + 1);
  await assert.rejects(adoptIn(town, [mine.id]), refusedAt('attachment-unknown', '/photoIds/0'));
});

test('nobody uses what another person uploaded', async (t) => {
  const town = await testTown(t);
  const grid = await town.as('grid01');
  const photo = await upload(grid, await aPhoto());
  const crew = await town.as('crew-sanitation-1');
  const { actor } = town.ctx;
  const asCrew = {
    ...town.ctx,
    actor: { ...actor, kind: 'staff' as const, personId: crew.personId },
  };
  const taking = town.database.inTenant(asCrew, (tx) => adopt(tx, [photo.id], owner()));
  await assert.rejects(taking, refusedAt('attachment-foreign', '/photoIds/0'));
  assert.equal((await crew.fetch(photo.url)).status, 404);
  assert.equal((await grid.fetch(photo.url)).status, 200);
});

test('the twin town neither reads nor adopts a file of this one', async (t) => {
  const town = await testTown(t);
  const photo = await storePhotoBytes(town.ctx, await aPhoto());
  const twin = { ...town.ctx, tenantId: town.twinId };
  const taking = town.database.inTenant(twin, (tx) => adopt(tx, [photo.id], owner()));
  await assert.rejects(taking, refusedAt('attachment-unknown', '/photoIds/0'));
  assert.deepEqual(await town.database.inTenant(twin, (tx) => describe(tx, [photo.id])), []);
});

test('of two matters that take one upload in the same moment, one gets it', async (t) => {
  const town = await testTown(t);
  const photo = await storePhotoBytes(town.ctx, await aPhoto());
  const both = await Promise.allSettled([adoptIn(town, [photo.id]), adoptIn(town, [photo.id])]);
  assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
});

test('what nobody used is gone after a day; what is used, or shared in content, stays', async (t) => {
  const town = await testTown(t);
  const same = await aPhoto(1);
  const used = await storePhotoBytes(town.ctx, same, owner());
  await storePhotoBytes(town.ctx, same);
  await storePhotoBytes(town.ctx, await aPhoto(2));
  assert.equal((await keptNames(town)).length, 4);
  assert.equal(await sweepTown(town.ctx), 0);
  town.clock.advance(24 * 3600 + 1);
  await sweepTown(town.ctx);
  assert.deepEqual(await town.sql('SELECT id FROM files.files'), [{ id: used.id }]);
  assert.equal((await keptNames(town)).length, 2);
});

test("the demo history's photos are stored once, seen by anyone, and differ before and after", async (t) => {
  const town = await testTown(t);
  const tenant = (await town.application.tenants.byId(town.tenantId)) ?? assert.fail('no town');
  const works: Promise<void>[] = [];
  const later = (work: Promise<void>): void => void works.push(work);
  const demo = {
    ctx: town.ctx,
    tenant,
    historyCount: 1,
    shared: new Map(),
    log: () => undefined,
    later,
  };
  await fillDemo(demo);
  await fillDemo(demo);
  await Promise.all(works);
  const rows = await town.sql('SELECT id FROM files.files');
  assert.equal(rows.length, demoPhotos.length);
  const { before, after } = demoPhotoPair('020101', '暴露垃圾', 3);
  assert.equal((await town.anonymous().fetch(`/api/v1/files/${before}?size=thumb`)).status, 200);
  const facts = await town.database.inTenant(town.ctx, (tx) => describe(tx, [before, after]));
  const [first, second] = facts.map((one) => one.perceptualHash ?? '');
  assert.ok(first && second && !isProbablySamePhoto(first, second, 3));
});
