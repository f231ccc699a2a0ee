import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'manholes',
  title: { zh: '井盖', en: 'Manholes' },
  tier: 'scene',
  needs: ['towns', 'things', 'observations', 'alarms'],
  permissions: [
    {
      id: 'manholes.read',
      zh: '查看井盖状态',
      en: 'See the state of manholes',
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
  ],
  personalData: [],
});
