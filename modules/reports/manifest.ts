import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'reports',
  title: { zh: '码上办', en: 'Reports' },
  tier: 'backbone',
  needs: ['towns', 'duties', 'people', 'files', 'messages', 'classification', 'cases'],
  permissions: [
    {
      id: 'reports.take',
      zh: '代为登记上报',
      en: 'Take reports for others',
      roles: ['officer', 'clerk'],
      duty: 'content',
    },
    {
      id: 'reports.identities',
      zh: '查看上报人',
      en: 'See who reported',
      roles: ['officer'],
      duty: 'content',
    },
    {
      id: 'reports.open311',
      zh: '通过 Open311 上报',
      en: 'Report through Open311',
      roles: ['clerk'],
      duty: 'content',
    },
  ],
  personalData: [
    {
      field: 'reports.text',
      grade: 'personal',
      purposeZh: '说明需要解决的问题',
      retentionDays: 1825,
      mask: 'text',
    },
    {
      field: 'reports.address',
      grade: 'personal',
      purposeZh: '到现场处置',
      retentionDays: 1825,
      mask: 'address',
    },
    {
      field: 'reports.reporter_name',
      grade: 'personal',
      purposeZh: '联系上报人',
      retentionDays: 730,
      mask: 'name',
    },
    {
      field: 'reports.reporter_phone',
      grade: 'personal',
      purposeZh: '联系上报人、告知结果',
      retentionDays: 730,
      mask: 'phone',
    },
  ],
});
