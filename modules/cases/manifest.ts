import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'cases',
  title: { zh: '事件办理', en: 'Cases' },
  tier: 'backbone',
  needs: ['ledger', 'towns', 'duties', 'calendar', 'people', 'files', 'messages', 'classification'],
  permissions: [
    {
      id: 'cases.read',
      zh: '查看事件',
      en: 'See cases',
      roles: ['leader', 'officer', 'departmentHead', 'crew', 'gridWorker', 'clerk'],
      duty: 'content',
    },
    {
      id: 'cases.dispatch',
      zh: '派遣与管理事件',
      en: 'Dispatch and manage cases',
      roles: ['officer'],
      duty: 'content',
    },
    {
      id: 'cases.lead',
      zh: '主持本部门办理',
      en: "Lead the own department's cases",
      roles: ['departmentHead'],
      duty: 'content',
    },
    {
      id: 'cases.handle',
      zh: '处置事件',
      en: 'Handle cases',
      roles: ['departmentHead', 'crew'],
      duty: 'content',
    },
    {
      id: 'cases.verify',
      zh: '现场核查',
      en: 'Verify on the spot',
      roles: ['gridWorker'],
      duty: 'content',
    },
    {
      id: 'cases.supervise',
      zh: '督办与审批',
      en: 'Supervise and approve',
      roles: ['leader'],
      duty: 'content',
    },
    {
      id: 'cases.export',
      zh: '导出事件',
      en: 'Export cases',
      roles: ['leader', 'officer', 'departmentHead'],
      duty: 'content',
    },
    {
      id: 'cases.confidential',
      zh: '查看与设定保密事件',
      en: 'See confidential cases and make cases confidential',
      roles: ['leader', 'officer', 'departmentHead'],
      duty: 'content',
      opens: 'confidential',
    },
    {
      id: 'cases.configure',
      zh: '设置办理流程',
      en: 'Configure the road',
      roles: ['administrator'],
    },
  ],
  personalData: [
    ...personalTable(
      'cases',
      { retentionDays: 1825, agesFrom: 'closed_at', wholeFor: ['cases.read'], atEnd: 'module' },
      {
        description: {
          title: { zh: '事件描述', en: 'Description' },
          purposeZh: '说明需要解决的问题(已去除号码)',
          purposeEn: 'What is to be solved (numbers removed)',
          mask: 'text',
        },
        address: {
          title: { zh: '事发地址', en: 'Address' },
          purposeZh: '到现场处置',
          purposeEn: 'To get there',
          mask: 'address',
        },
        rating_words: {
          title: { zh: '评价留言', en: 'Words of the rating' },
          purposeZh: '评价办理结果',
          purposeEn: 'How the result was rated',
          basis: 'consent',
          mask: 'text',
        },
      },
    ),
    ...personalTable(
      'trace',
      { retentionDays: 1825, agesFrom: 'occurred_at', wholeFor: ['cases.read'], atEnd: 'module' },
      {
        actor_name: {
          title: { zh: '办理人', en: 'Who acted' },
          purposeZh: '全程留痕:谁办理了事件',
          purposeEn: 'Trace: who acted on a case',
          basis: 'employment',
          mask: 'name',
        },
        note: {
          title: { zh: '办理说明', en: 'Note' },
          purposeZh: '全程留痕:办理说明(已去除号码)',
          purposeEn: 'Trace: what was said of it (numbers removed)',
          mask: 'text',
        },
      },
    ),
  ],
});
