import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'messages',
  title: { zh: '消息', en: 'Messages' },
  tier: 'foundation',
  needs: [],
  permissions: [
    {
      id: 'messages.manage',
      zh: '管理消息模板与通道',
      en: 'Manage message templates and channels',
      roles: ['administrator', 'operator'],
    },
    {
      id: 'messages.log',
      zh: '查看消息发送记录',
      en: 'See the delivery log',
      roles: ['administrator', 'officer', 'operator'],
    },
  ],
  personalData: [
    {
      field: 'messages.recipient_name',
      grade: 'personal',
      purposeZh: '消息称呼、核对收件人',
      retentionDays: 400,
      mask: 'name',
    },
    {
      field: 'messages.address',
      grade: 'personal',
      purposeZh: '发送短信、邮件',
      retentionDays: 400,
      mask: 'phone',
    },
    {
      field: 'messages.body',
      grade: 'personal',
      purposeZh: '通知办理情况',
      retentionDays: 400,
      mask: 'text',
    },
    {
      field: 'messages.variables',
      grade: 'personal',
      purposeZh: '填写消息模板',
      retentionDays: 400,
      mask: 'text',
    },
    {
      field: 'preferences.email',
      grade: 'personal',
      purposeZh: '发送邮件',
      retentionDays: null,
      mask: 'email',
    },
  ],
});
