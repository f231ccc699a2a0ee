import { defineModule } from '#platform/module/index.ts';
import { manifest } from './manifest.ts';
import { modbusService } from './service/index.ts';

export const modbus = defineModule({
  manifest,
  directory: import.meta.dirname,
  services: [modbusService],
});
