import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'sample',
  title: { zh: '示例模块', en: 'Sample' },
  tier: 'scene',
  needs: [],
  permissions: [
    {
      id: 'sample.read',
      zh: '查看示例模块',
      en: 'See Sample',
      roles: ['administrator', 'leader', 'officer'],
    },
    {
      id: 'sample.create',
      zh: '登记示例模块',
      en: 'Enter into Sample',
      roles: ['administrator', 'officer'],
    },
  ],
  personalData: [],
});
