/** Stores the drawn photos that the demo's history shows. */
import { insertMany } from '#platform/database/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import type { FileAccess } from './access.ts';
import { drawDemoPhoto } from './demo/render.ts';
import { type DemoPhoto, demoPhotos } from './demo-photos.ts';
import { processDrawn } from './rules/index.ts';
import { keptPhoto, noUploader } from './service/keep.ts';
import { folderOf, roomOf } from './service/room.ts';
import type { FileRow } from './store/tables.ts';

const ownerKind = 'demo';

/** Fills the town that has a history, while other modules load; without one no photo is shown. */
export function fillDemo({ ctx, historyCount, later }: DemoContext): Promise<void> {
  if (historyCount > 0) later(storeAll(ctx));
  return Promise.resolve();
}

async function storeAll(ctx: DemoContext['ctx']): Promise<void> {
  const rows = await Promise.all(demoPhotos.map((photo) => store(ctx, photo)));
  await ctx.database.inTenant(ctx, (tx) =>
    insertMany(tx, 'files.files', rows, 'ON CONFLICT DO NOTHING'),
  );
}

async function store(ctx: DemoContext['ctx'], photo: DemoPhoto): Promise<FileRow> {
  const room = roomOf(ctx.database);
  const folder = folderOf(room, ctx.tenantId);
  const drawn = await room.gate.through(async () => processDrawn(await drawDemoPhoto(photo)));
  const { row, full, thumbnail } = keptPhoto(ctx, drawn, noUploader);
  const fullKey = await room.put(folder, full);
  const thumbKey = thumbnail ? await room.put(folder, thumbnail) : null;
  return {
    ...row,
    id: photo.id,
    state: 'adopted',
    ownerKind,
    ownerId: ctx.tenantId,
    fullKey,
    thumbKey,
  };
}

/** Drawn photos show nobody: whoever may see the page may see them. */
export const demoAccess: FileAccess = {
  mayRead: (_tx, _ctx, file) => Promise.resolve(file.ownerKind === ownerKind),
};
