import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'jt808',
  title: { zh: 'JT/T 808 接入', en: 'JT/T 808 door' },
  tier: 'backbone',
  needs: ['things', 'observations'],
  permissions: [],
  personalData: [],
});
