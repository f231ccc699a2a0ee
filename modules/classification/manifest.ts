import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'classification',
  title: { zh: '智能分类', en: 'Classification' },
  tier: 'backbone',
  needs: ['duties'],
  permissions: [
    {
      id: 'classification.read',
      zh: '查看分类模型',
      en: 'See the classifier',
      roles: ['administrator', 'officer'],
    },
  ],
  personalData: personalTable(
    'corrections',
    { retentionDays: 1095, agesFrom: 'corrected_at' },
    {
      text: {
        title: { zh: '上报文字', en: 'Words of the report' },
        purposeZh: '改进自动分类(已去除号码)',
        purposeEn: 'To improve classification (numbers removed)',
        mask: 'text',
      },
    },
  ),
});
