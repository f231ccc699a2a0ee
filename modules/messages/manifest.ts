import { defineManifest, personalTable } from '#platform/manifest/index.ts';

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
  acts: {
    saveTemplate: { zh: '修改消息模板', en: 'Template changed' },
    repeat: { zh: '重发消息', en: 'Message repeated' },
    savePreferences: { zh: '修改接收偏好', en: 'Preferences changed' },
  },
  personalData: [
    ...personalTable(
      'messages',
      { retentionDays: 400, agesFrom: 'created_at', ofPerson: 'person_id', atEnd: 'deleteRow' },
      {
        recipient_name: {
          title: { zh: '收件人姓名', en: 'Name of the recipient' },
          purposeZh: '消息称呼、核对收件人',
          purposeEn: 'To address the recipient',
          mask: 'name',
          sealed: true,
        },
        address: {
          title: { zh: '手机号或邮箱', en: 'Phone or e-mail' },
          grade: 'sensitive',
          purposeZh: '发送短信、邮件',
          purposeEn: 'To send text messages and e-mail',
          mask: 'phone',
          // Messages of a number are looked for rarely; a thief of the column cannot tell the numbers apart.
          sealed: { index: { column: 'address_index', of: 'text', bits: 32 } },
        },
        body: {
          title: { zh: '消息内容', en: 'Text of the message' },
          purposeZh: '通知办理情况',
          purposeEn: 'To tell how things stand',
          mask: 'text',
        },
        variables: {
          title: { zh: '模板内容', en: 'Values of the template' },
          grade: 'sensitive',
          purposeZh: '填写消息模板',
          purposeEn: 'To fill the template',
          mask: 'withheld',
          sealed: { json: true },
        },
      },
    ),
    ...personalTable(
      'preferences',
      { ofPerson: 'person_id', rowKey: 'person_id', atEnd: 'deleteRow' },
      {
        email: {
          title: { zh: '电子邮箱', en: 'E-mail' },
          basis: 'consent',
          purposeZh: '发送邮件',
          purposeEn: 'To send e-mail',
          mask: 'email',
          sealed: true,
        },
      },
    ),
  ],
});
