import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { defineModule } from '#platform/module/index.ts';
import { personalEraseSlot, personalExportSlot } from '#platform/personal/index.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { useDropFolder } from './service/fetch/files.ts';
import { lineageSlot, rowMeasureSlot } from '#modules/catalogue/index.ts';
import { openLake, workParent } from './service/lake/room.ts';
import { keepFolder, sweepWorkFolders } from './service/lake/work-folder.ts';
import { measureAtSource } from './service/in-place/measure.ts';
import { lineage, rowMeasure } from './service/measure.ts';
import { eraseOfLake, exportOfLake } from './service/personal.ts';
import { workService } from './service/worker.ts';
import { mountUpload } from './upload.ts';

export const intake = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  services: [workService],
  slots: {
    [lineageSlot.name]: lineage,
    [rowMeasureSlot.name]: { ...rowMeasure, atSource: measureAtSource },
    [personalExportSlot.name]: exportOfLake,
    [personalEraseSlot.name]: eraseOfLake,
  },
  demo: fillDemo,
  demoOrder: 'aside',
  routes: async (server, app) => {
    const { dataDirectory, environment } = server.settings;
    const { engine, workDirectory } = openLake(server.database, dataDirectory);
    await sweepWorkFolders(workParent(dataDirectory));
    const letGo = await keepFolder(workDirectory);
    app.addHook('onClose', async () => {
      await engine.close();
      await letGo();
    });
    const drop = environment['ZHENSHU_INTAKE_FOLDER'] || join(dataDirectory, 'drop');
    await mkdir(drop, { recursive: true });
    useDropFolder(drop);
    await mountUpload(app, server);
  },
});
