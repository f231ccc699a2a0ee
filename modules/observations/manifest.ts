import { defineManifest } from '#platform/manifest/index.ts';

const staff = [
  'administrator',
  'leader',
  'officer',
  'departmentHead',
  'crew',
  'gridWorker',
  'operator',
] as const;

export const manifest = defineManifest({
  id: 'observations',
  title: { zh: '观测', en: 'Observations' },
  tier: 'backbone',
  needs: ['things'],
  permissions: [
    {
      id: 'observations.read',
      zh: '查看观测数据',
      en: 'See observations',
      roles: [...staff],
    },
    {
      id: 'observations.export',
      zh: '导出观测数据',
      en: 'Export observations',
      roles: ['administrator', 'leader', 'officer', 'departmentHead', 'operator'],
    },
    {
      id: 'observations.health',
      zh: '查看设备接入状态',
      en: 'See the state of the doors of devices',
      roles: ['administrator', 'officer', 'operator'],
    },
  ],
  personalData: [],
});
