import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'cases',
  title: { zh: '事件办理', en: 'Cases' },
  tier: 'backbone',
  needs: ['towns', 'duties', 'calendar', 'people', 'files', 'messages', 'classification'],
  permissions: [
    {
      id: 'cases.read',
      zh: '查看事件',
      en: 'See cases',
      roles: ['leader', 'officer', 'departmentHead', 'crew', 'gridWorker', 'clerk'],
    },
    {
      id: 'cases.dispatch',
      zh: '派遣与管理事件',
      en: 'Dispatch and manage cases',
      roles: ['officer'],
    },
    {
      id: 'cases.lead',
      zh: '主持本部门办理',
      en: "Lead the own department's cases",
      roles: ['departmentHead'],
    },
    { id: 'cases.handle', zh: '处置事件', en: 'Handle cases', roles: ['departmentHead', 'crew'] },
    { id: 'cases.verify', zh: '现场核查', en: 'Verify on the spot', roles: ['gridWorker'] },
    { id: 'cases.supervise', zh: '督办与审批', en: 'Supervise and approve', roles: ['leader'] },
    {
      id: 'cases.export',
      zh: '导出事件',
      en: 'Export cases',
      roles: ['leader', 'officer', 'departmentHead'],
    },
    {
      id: 'cases.configure',
      zh: '设置办理流程',
      en: 'Configure the road',
      roles: ['administrator'],
    },
  ],
  personalData: [
    {
      field: 'cases.description',
      grade: 'personal',
      purposeZh: '说明需要解决的问题(已去除个人信息)',
      retentionDays: 1825,
      mask: 'text',
    },
    {
      field: 'cases.address',
      grade: 'personal',
      purposeZh: '到现场处置',
      retentionDays: 1825,
      mask: 'address',
    },
    {
      field: 'cases.rating_words',
      grade: 'personal',
      purposeZh: '评价',
      retentionDays: 1825,
      mask: 'text',
    },
    {
      field: 'trace.actor_name',
      grade: 'personal',
      purposeZh: '全程留痕',
      retentionDays: 1825,
      mask: 'name',
    },
    {
      field: 'trace.note',
      grade: 'personal',
      purposeZh: '全程留痕',
      retentionDays: 1825,
      mask: 'text',
    },
  ],
});
