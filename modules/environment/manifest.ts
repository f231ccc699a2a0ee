import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'environment',
  title: { zh: '环境监测', en: 'Environment' },
  tier: 'scene',
  needs: ['towns', 'things', 'observations', 'alarms'],
  permissions: [
    {
      id: 'environment.read',
      zh: '查看空气、噪声、水质',
      en: 'See air, noise and water',
      roles: [
        'administrator',
        'leader',
        'officer',
        'departmentHead',
        'crew',
        'gridWorker',
        'operator',
      ],
    },
    {
      id: 'environment.manage',
      zh: '设置测点的功能区与水质目标',
      en: 'Set zones and water targets of stations',
      roles: ['administrator', 'departmentHead'],
    },
  ],
  personalData: [],
});
