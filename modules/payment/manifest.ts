import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'payment',
  title: { zh: '缴费', en: 'Payment' },
  tier: 'scene',
  needs: [],
  permissions: [
    {
      id: 'payment.read',
      zh: '查看缴费',
      en: 'See Payment',
      roles: ['administrator', 'leader', 'officer'],
    },
    {
      id: 'payment.create',
      zh: '登记缴费',
      en: 'Enter into Payment',
      roles: ['administrator', 'officer'],
    },
  ],
  personalData: [],
});
