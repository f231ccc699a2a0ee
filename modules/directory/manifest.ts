import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'directory',
  title: { zh: '便民目录', en: 'Directory' },
  tier: 'scene',
  needs: [],
  permissions: [
    {
      id: 'directory.read',
      zh: '查看便民目录',
      en: 'See Directory',
      roles: ['administrator', 'leader', 'officer'],
    },
    {
      id: 'directory.create',
      zh: '登记便民目录',
      en: 'Enter into Directory',
      roles: ['administrator', 'officer'],
    },
  ],
  personalData: [],
});
