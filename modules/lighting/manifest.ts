import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'lighting',
  title: { zh: '路灯', en: 'Street lights' },
  tier: 'scene',
  needs: ['towns', 'calendar', 'things', 'observations', 'alarms'],
  permissions: [
    {
      id: 'lighting.read',
      zh: '查看路灯与节能',
      en: 'See street lights and savings',
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
      id: 'lighting.control',
      zh: '临时开关、调光、应急全亮',
      en: 'Switch and dim for a time, all on in an emergency',
      roles: ['administrator', 'officer', 'departmentHead'],
    },
    {
      id: 'lighting.configure',
      zh: '编辑照明方案、日历、分组与节能参数',
      en: 'Edit programmes, calendars, groups and factors of saving',
      roles: ['administrator', 'departmentHead'],
    },
  ],
  personalData: personalTable(
    'overrides',
    { basis: 'employment', retentionDays: 1095, agesFrom: 'until_at' },
    {
      created_by_name: {
        title: { zh: '控制人', en: 'Who switched' },
        purposeZh: '记录谁临时控制了路灯',
        purposeEn: 'Who switched lamps by hand',
        mask: 'name',
        wholeFor: ['lighting.read'],
      },
    },
  ),
});
