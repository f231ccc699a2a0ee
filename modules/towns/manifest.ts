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
  acts: {
    save: { zh: '修改地点资料', en: 'Ground changed' },
    add: { zh: '新增地点资料', en: 'Ground added' },
    retire: { zh: '停用地点资料', en: 'Ground retired' },
    applyImport: { zh: '导入地点资料', en: 'Ground imported' },
    saveSettings: { zh: '保存乡镇设置', en: 'Town settings saved' },
  },
  personalData: [],
});
