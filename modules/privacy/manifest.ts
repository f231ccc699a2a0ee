import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'privacy',
  title: { zh: '个人信息保护', en: 'Personal data' },
  tier: 'foundation',
  needs: ['ledger', 'messages', 'people'],
  permissions: [
    {
      id: 'privacy.reveal',
      zh: '说明原因后查看完整个人信息',
      en: 'See a personal field whole, with a reason',
      roles: ['officer', 'clerk', 'departmentHead', 'leader'],
      duty: 'content',
    },
    {
      id: 'privacy.requests',
      zh: '办理个人信息权利申请',
      en: 'Settle requests about personal data',
      roles: ['clerk', 'officer'],
      duty: 'content',
    },
    {
      id: 'privacy.oversee',
      zh: '查看处理活动登记与查看记录',
      en: 'See the register of processing and who looked',
      roles: ['auditor', 'leader'],
    },
    {
      id: 'privacy.configure',
      zh: '修改个人信息告知内容',
      en: 'Change the notices on personal data',
      roles: ['administrator'],
    },
    {
      id: 'privacy.keys',
      zh: '轮换加密密钥',
      en: 'Turn the keys of the encryption',
      roles: ['administrator'],
    },
  ],
  acts: {
    reveal: { zh: '查看完整个人信息', en: 'Field revealed' },
    consent: { zh: '同意', en: 'Consent given' },
    withdrawConsent: { zh: '撤回同意', en: 'Consent withdrawn' },
    request: { zh: '个人信息权利申请', en: 'Request about personal data' },
    erase: { zh: '删除个人信息', en: 'Personal data erased' },
    sweep: { zh: '到期清理', en: 'Swept after its time' },
    turnKey: { zh: '轮换数据密钥', en: 'Data key turned' },
    saveNotice: { zh: '修改告知书', en: 'Notice changed' },
    liftRestriction: { zh: '解除限制处理', en: 'Restriction lifted' },
    withdrawRequest: { zh: '撤回申请', en: 'Request withdrawn' },
    assessment: { zh: '影响评估', en: 'Impact assessment' },
    exportLooks: { zh: '导出查看记录', en: 'Record of looks exported' },
  },
  personalData: [
    ...personalTable(
      'consents',
      { ofPerson: 'person_id', basis: 'consent', atEnd: 'deleteRow' },
      {
        guardian_name: {
          title: { zh: '监护人姓名', en: 'Name of the guardian' },
          grade: 'sensitive',
          purposeZh: '未满 14 周岁时由谁同意',
          purposeEn: 'Who consented for somebody under 14',
          mask: 'name',
          sealed: true,
        },
      },
    ),
    ...personalTable(
      'requests',
      { ofPerson: 'person_id', retentionDays: 1095, agesFrom: 'decided_at' },
      {
        words: {
          title: { zh: '权利申请内容', en: 'What was asked about the own data' },
          purposeZh: '办理更正、删除等申请',
          purposeEn: 'To settle a request',
          mask: 'text',
          wholeFor: ['privacy.requests'],
          sealed: true,
        },
        answer: {
          title: { zh: '权利申请答复', en: 'Answer to a request' },
          purposeZh: '办理更正、删除等申请',
          purposeEn: 'To settle a request',
          mask: 'text',
          wholeFor: ['privacy.requests'],
          sealed: true,
        },
      },
    ),
  ],
});
