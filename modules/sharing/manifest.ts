import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'sharing',
  title: { zh: '数据共享', en: 'Data sharing' },
  tier: 'backbone',
  needs: ['towns', 'duties', 'calendar', 'messages', 'people', 'cases', 'catalogue', 'intake'],
  permissions: [
    {
      id: 'sharing.read',
      zh: '查看本部门的共享申请、授权和使用记录',
      en: 'See requests, grants and uses of the own department',
      roles: ['departmentHead', 'crew', 'leader', 'auditor'],
    },
    {
      id: 'sharing.ask',
      zh: '申请共享其他部门的数据',
      en: "Ask for another department's data",
      roles: ['departmentHead'],
      duty: 'content',
    },
    {
      id: 'sharing.use',
      zh: '使用已授权的共享数据',
      en: 'Use granted data',
      roles: ['departmentHead', 'crew'],
      duty: 'content',
    },
    {
      id: 'sharing.decide',
      zh: '审批对本部门数据的共享申请、答复校核',
      en: "Answer requests for the own department's data and corrections",
      roles: ['departmentHead'],
      duty: 'content',
    },
    {
      id: 'sharing.subscribe',
      zh: '订阅数据变化、设置推送地址',
      en: 'Subscribe to changes and set webhooks',
      roles: ['departmentHead'],
      duty: 'content',
    },
    {
      id: 'sharing.identify',
      zh: '当面核对并确认居民的身份号码',
      en: "Confirm a resident's identity number at the window",
      roles: ['clerk'],
      duty: 'content',
    },
    {
      id: 'sharing.configure',
      zh: '设置共享时限',
      en: 'Set the deadlines of sharing',
      roles: ['administrator'],
    },
  ],
  secrets: [{ field: 'subscriptions.secret', sealed: true }],
  personalData: [
    ...personalTable(
      'requests',
      { retentionDays: 1095, agesFrom: 'settled_at' },
      {
        purpose: {
          title: { zh: '共享用途', en: 'Purpose of sharing' },
          purposeZh: '说明为何使用其他部门的数据',
          purposeEn: "Says why another department's data is used",
          mask: 'text',
          wholeFor: ['sharing.read'],
        },
        conditions: {
          title: { zh: '申请的行范围', en: 'Rows that were asked for' },
          purposeZh: '限定共享哪些行',
          purposeEn: 'Limits the rows that are shared',
          mask: 'withheld',
          sealed: { json: true },
        },
      },
    ),
    ...personalTable(
      'grants',
      { retentionDays: 1095, agesFrom: 'ended_at' },
      {
        conditions: {
          title: { zh: '授权的行范围', en: 'Rows that are granted' },
          purposeZh: '限定共享哪些行',
          purposeEn: 'Limits the rows that are shared',
          mask: 'withheld',
          sealed: { json: true },
        },
      },
    ),
    ...personalTable(
      'subscriptions',
      { retentionDays: 1095, agesFrom: 'ended_at' },
      {
        conditions: {
          title: { zh: '订阅的行范围', en: 'Rows subscribed to' },
          purposeZh: '限定通知哪些变化',
          purposeEn: 'Limits the changes that are told',
          mask: 'withheld',
          sealed: { json: true },
        },
      },
    ),
    ...personalTable(
      'corrections',
      { retentionDays: 1095, agesFrom: 'answered_at' },
      {
        row_ref: {
          title: { zh: '校核涉及的行', en: 'Row of a correction' },
          purposeZh: '数源部门找到要核对的行',
          purposeEn: 'Lets the source find the row',
          mask: 'withheld',
          sealed: true,
        },
        present_value: {
          title: { zh: '校核前的值', en: 'Value before a correction' },
          grade: 'sensitive',
          purposeZh: '数源部门核对',
          purposeEn: 'Lets the source check it',
          mask: 'withheld',
          sealed: true,
        },
        right_value: {
          title: { zh: '建议的正确值', en: 'Value as it should be' },
          grade: 'sensitive',
          purposeZh: '数源部门更正',
          purposeEn: 'Lets the source mend it',
          mask: 'withheld',
          sealed: true,
        },
        words: {
          title: { zh: '校核说明', en: 'Words of a correction' },
          purposeZh: '说明错在哪里、依据什么',
          purposeEn: 'Says what is wrong and how it is known',
          mask: 'text',
          sealed: true,
        },
        answer: {
          title: { zh: '校核答复', en: 'Answer to a correction' },
          purposeZh: '答复提出部门',
          purposeEn: 'Answers the department that found it',
          mask: 'text',
          sealed: true,
        },
      },
    ),
    ...personalTable(
      'identities',
      { ofPerson: 'person_id', rowKey: 'person_id', basis: 'consent', atEnd: 'deleteRow' },
      {
        id_number: {
          title: { zh: '身份号码', en: 'Identity number' },
          grade: 'sensitive',
          purposeZh: '让您看到哪些部门用过关于您的数据；按年龄给您的照顾（如取号走绿色通道）',
          purposeEn:
            'Lets you see which departments used data about you; favours by age, such as the green channel of the queue',
          mask: 'idNumber',
          sealed: { index: { column: 'id_number_index', of: 'idNumber' } },
        },
      },
    ),
  ],
});
