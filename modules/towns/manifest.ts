import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'towns',
  title: { zh: '乡镇地界', en: 'Towns and ground' },
  tier: 'foundation',
  needs: [],
  permissions: [
    {
      id: 'towns.manage',
      zh: '管理村居、网格、部门与地点',
      en: 'Manage villages, grid cells, departments and places',
      roles: ['administrator'],
    },
  ],
  personalData: [],
});
