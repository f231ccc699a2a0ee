import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'volunteering',
  title: { zh: '志愿助老', en: 'Volunteering for older people' },
  tier: 'scene',
  needs: [],
  permissions: [
    {
      id: 'volunteering.read',
      zh: '查看志愿助老',
      en: 'See Volunteering for older people',
      roles: ['administrator', 'leader', 'officer'],
    },
    {
      id: 'volunteering.create',
      zh: '登记志愿助老',
      en: 'Enter into Volunteering for older people',
      roles: ['administrator', 'officer'],
    },
  ],
  personalData: [],
});
