import { defineModule, type Service } from '#platform/module/index.ts';
import { api } from './contract.ts';
import { fillDemo } from './demo.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { openHouse } from './service/house.ts';
import { openOutside } from './service/outside.ts';
import { mqttSettings } from './service/settings.ts';

const door: Service = {
  name: 'mqtt',
  role: 'ingest',
  start: async (host) => {
    const settings = await mqttSettings(host.environment);
    return settings.outside ? openOutside(host, settings.outside) : openHouse(host, settings);
  },
};

export const mqtt = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  services: [door],
  demo: fillDemo,
});
