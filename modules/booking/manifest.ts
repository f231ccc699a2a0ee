import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'booking',
  title: { zh: '预约与排队', en: 'Booking and queue' },
  tier: 'scene',
  needs: [],
  permissions: [
    {
      id: 'booking.read',
      zh: '查看预约与排队',
      en: 'See Booking and queue',
      roles: ['administrator', 'leader', 'officer'],
    },
    {
      id: 'booking.create',
      zh: '登记预约与排队',
      en: 'Enter into Booking and queue',
      roles: ['administrator', 'officer'],
    },
  ],
  personalData: [],
});
