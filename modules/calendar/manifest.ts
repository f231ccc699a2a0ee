import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'calendar',
  title: { zh: '工作日历', en: 'Working calendar' },
  tier: 'foundation',
  needs: [],
  permissions: [
    {
      id: 'calendar.manage',
      zh: '管理工作时间、节假日与圩日',
      en: 'Manage working hours, holidays and market days',
      roles: ['administrator'],
    },
  ],
  personalData: [],
});
