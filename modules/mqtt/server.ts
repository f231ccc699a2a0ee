import { defineModule, type Service } from '#platform/module/index.ts';
import { manifest } from './manifest.ts';
import { openHouse } from './service/house.ts';
import { mqttSettings } from './service/settings.ts';

const door: Service = {
  name: 'mqtt',
  role: 'ingest',
  start: async (host) => openHouse(host, await mqttSettings(host.environment)),
};

export const mqtt = defineModule({
  manifest,
  directory: import.meta.dirname,
  services: [door],
});
