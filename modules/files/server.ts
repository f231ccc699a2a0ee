import { defineModule } from '#platform/module/index.ts';
import { personalEraseSlot, personalSweepSlot } from '#platform/personal/index.ts';
import { fileAccess } from './access.ts';
import { demoAccess, fillDemo } from './demo.ts';
import { sweep } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { mountDownload } from './service/download.ts';
import { eraseOfFiles, sweepOfFiles } from './service/forget.ts';
import { openRoom } from './service/room.ts';
import { mountUpload } from './service/upload.ts';

export const files = defineModule({
  manifest,
  directory: import.meta.dirname,
  problems,
  ticks: [sweep],
  slots: {
    [fileAccess.name]: demoAccess,
    [personalEraseSlot.name]: eraseOfFiles,
    [personalSweepSlot.name]: sweepOfFiles,
  },
  demo: fillDemo,
  routes: async (server, app) => {
    openRoom(server);
    mountDownload(app, server);
    await mountUpload(app, server);
  },
});
