import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'indicators',
  title: { zh: '指标', en: 'Indicators' },
  tier: 'backbone',
  needs: ['towns', 'duties'],
  permissions: [
    {
      id: 'indicators.read',
      zh: '查看指标',
      en: 'See indicators',
      roles: [
        'administrator',
        'leader',
        'officer',
        'departmentHead',
        'crew',
        'gridWorker',
        'clerk',
        'operator',
      ],
    },
    {
      id: 'indicators.manage',
      zh: '管理指标定义与核对',
      en: 'Manage definitions of indicators and their checks',
      roles: ['administrator'],
    },
    {
      id: 'indicators.export',
      zh: '导出指标',
      en: 'Export indicators',
      roles: ['administrator', 'leader', 'officer', 'departmentHead'],
    },
  ],
  acts: {
    save: { zh: '保存指标', en: 'Indicator saved' },
    check: { zh: '核对汇总', en: 'Roll-ups checked' },
  },
  personalData: [],
});
