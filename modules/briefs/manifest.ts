import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'briefs',
  title: { zh: '简报', en: 'Briefs' },
  tier: 'view',
  needs: ['towns', 'duties', 'calendar', 'messages', 'people', 'cases', 'indicators'],
  permissions: [
    {
      id: 'briefs.read',
      zh: '阅读日报、周报、月报',
      en: 'Read daily, weekly and monthly briefs',
      roles: ['administrator', 'leader', 'officer', 'departmentHead', 'operator'],
    },
    {
      id: 'briefs.edit',
      zh: '编制、修改简报草稿',
      en: 'Compose briefs and change drafts',
      roles: ['administrator', 'leader', 'officer'],
    },
    {
      id: 'briefs.issue',
      zh: '签发简报',
      en: 'Issue briefs',
      roles: ['administrator', 'leader', 'officer'],
    },
    {
      id: 'briefs.configure',
      zh: '管理简报模板、时间与收件人',
      en: 'Manage templates, times and recipients of briefs',
      roles: ['administrator'],
    },
  ],
  personalData: [
    {
      field: 'deliveries.person_name',
      grade: 'personal',
      title: { zh: '收件人姓名', en: 'Name of who was sent a brief' },
      purposeZh: '记录简报发给了谁',
      retentionDays: 1095,
      mask: 'name',
    },
  ],
});
