import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'hj212',
  title: { zh: 'HJ 212 接入', en: 'HJ 212 door' },
  tier: 'backbone',
  needs: ['things', 'observations'],
  permissions: [],
  personalData: [],
});
