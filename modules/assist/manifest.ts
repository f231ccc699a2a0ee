import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'assist',
  title: { zh: '帮代办', en: 'Assisted service' },
  tier: 'scene',
  needs: [],
  permissions: [
    {
      id: 'assist.read',
      zh: '查看帮代办',
      en: 'See Assisted service',
      roles: ['administrator', 'leader', 'officer'],
    },
    {
      id: 'assist.create',
      zh: '登记帮代办',
      en: 'Enter into Assisted service',
      roles: ['administrator', 'officer'],
    },
  ],
  personalData: [],
});
