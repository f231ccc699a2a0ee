import { defineModule } from '#platform/module/index.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { openLake } from './service/lake/room.ts';

export const intake = defineModule({
  manifest,
  directory: import.meta.dirname,
  problems,
  routes: (server) => {
    openLake(server.database, server.settings.dataDirectory);
  },
});
