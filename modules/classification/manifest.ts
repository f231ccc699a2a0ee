import { defineManifest } from '#platform/manifest/index.ts';

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
  personalData: [
    {
      field: 'corrections.text',
      grade: 'personal',
      purposeZh: '改进自动分类(已去除个人信息)',
      retentionDays: 1095,
      mask: 'text',
    },
  ],
});
