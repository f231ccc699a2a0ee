import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'modbus',
  title: { zh: 'Modbus 接入', en: 'Modbus door' },
  tier: 'backbone',
  needs: ['things', 'observations'],
  permissions: [],
  personalData: [],
});
