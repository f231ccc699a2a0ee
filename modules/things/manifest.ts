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
  id: 'things',
  title: { zh: '设备', en: 'Things' },
  tier: 'foundation',
  needs: ['towns'],
  permissions: [
    { id: 'things.read', zh: '查看设备', en: 'See devices', roles: [...staff] },
    {
      id: 'things.manage',
      zh: '管理设备、物模型与固件',
      en: 'Manage devices, models and firmware',
      roles: ['administrator'],
    },
    {
      id: 'things.command',
      zh: '向设备下发指令',
      en: 'Send commands to devices',
      roles: ['administrator', 'officer', 'departmentHead'],
    },
    {
      id: 'things.claim',
      zh: '扫码安装设备',
      en: 'Install devices by claim code',
      roles: ['administrator', 'crew', 'gridWorker', 'operator'],
    },
  ],
  personalData: [],
});
