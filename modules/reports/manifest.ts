import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'reports',
  title: { zh: '码上办', en: 'Reports' },
  tier: 'backbone',
  needs: ['ledger', 'towns', 'duties', 'people', 'files', 'messages', 'classification', 'cases'],
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
  personalData: personalTable(
    'reports',
    {
      ofPerson: 'reporter_id',
      agesFrom: 'reported_at',
      wholeFor: ['reports.identities'],
    },
    {
      text: {
        title: { zh: '上报原话', en: 'Words as given' },
        grade: 'sensitive',
        purposeZh: '说明需要解决的问题（原话）',
        purposeEn: 'What is to be solved, in the words as given',
        retentionDays: 1825,
        mask: 'text',
        sealed: true,
      },
      address: {
        title: { zh: '上报地址', en: 'Address' },
        purposeZh: '到现场处置',
        purposeEn: 'To get there',
        retentionDays: 1825,
        mask: 'address',
      },
      reporter_name: {
        title: { zh: '上报人姓名', en: 'Name of the reporter' },
        grade: 'sensitive',
        purposeZh: '联系上报人',
        purposeEn: 'To know who reported',
        retentionDays: 730,
        mask: 'name',
        sealed: true,
      },
      reporter_phone: {
        title: { zh: '上报人手机号', en: 'Phone of the reporter' },
        grade: 'sensitive',
        purposeZh: '联系上报人、告知结果',
        purposeEn: 'To call back and to tell the result',
        retentionDays: 730,
        mask: 'phone',
        sealed: { index: { column: 'reporter_phone_index', of: 'phone', bits: 48 } },
      },
    },
  ),
});
