import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { defineModule } from '#platform/module/index.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { useDropFolder } from './service/fetch/files.ts';
import { lineageSlot, rowMeasureSlot } from '#modules/catalogue/index.ts';
import { openLake } from './service/lake/room.ts';
import { lineage, rowMeasure } from './service/measure.ts';
import { workService } from './service/worker.ts';
import { mountUpload } from './upload.ts';

export const intake = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  services: [workService],
  slots: { [lineageSlot.name]: lineage, [rowMeasureSlot.name]: rowMeasure },
  demo: fillDemo,
  routes: async (server, app) => {
    const { dataDirectory, environment } = server.settings;
    const { engine } = openLake(server.database, dataDirectory);
    app.addHook('onClose', () => engine.close());
    const drop = environment['ZHENSHU_INTAKE_FOLDER'] || join(dataDirectory, 'drop');
    await mkdir(drop, { recursive: true });
    useDropFolder(drop);
    await mountUpload(app, server);
  },
});
