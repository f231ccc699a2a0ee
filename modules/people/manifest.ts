import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'people',
  title: { zh: '人员与权限', en: 'People and rights' },
  tier: 'foundation',
  needs: ['ledger', 'towns', 'duties', 'messages'],
  permissions: [
    {
      id: 'people.read',
      zh: '查看人员名册',
      en: 'See the staff list',
      roles: [
        'administrator',
        'securityAdministrator',
        'auditor',
        'leader',
        'officer',
        'departmentHead',
        'clerk',
      ],
    },
    {
      id: 'people.manage',
      zh: '管理人员与居民名册',
      en: 'Manage the registers of staff and residents',
      roles: ['administrator', 'securityAdministrator'],
    },
    {
      id: 'people.rights',
      zh: '授予权限、管理账号与登录安全',
      en: 'Give rights, manage accounts and the security of sign-in',
      roles: ['securityAdministrator'],
      duty: 'rights',
    },
    {
      id: 'people.matrix',
      zh: '查看权限矩阵与解释',
      en: 'See who may do what, and why',
      roles: ['administrator', 'securityAdministrator', 'auditor', 'leader'],
    },
    {
      id: 'people.hosting',
      zh: '托管乡镇、应急查看',
      en: 'Host towns, look into one by break-glass',
      roles: ['operator'],
    },
    {
      id: 'people.visits',
      zh: '查看县级应急查看记录',
      en: 'See who of the county looked in',
      roles: ['administrator', 'securityAdministrator', 'auditor', 'leader'],
    },
    {
      id: 'people.endVisits',
      zh: '终止县级应急查看',
      en: 'End a look of the county at once',
      roles: ['administrator', 'securityAdministrator', 'leader'],
    },
    {
      id: 'people.residents',
      zh: '查询居民',
      en: 'Look residents up',
      roles: ['administrator', 'officer', 'clerk'],
    },
  ],
  secrets: [
    { field: 'factors.secret', sealed: true },
    { field: 'challenges.content', sealed: { json: true } },
    { field: 'single_sign_on.client_secret', sealed: true },
  ],
  personalData: [
    ...personalTable(
      'people',
      { ofPerson: 'id', atEnd: 'module' },
      {
        name: {
          title: { zh: '姓名', en: 'Name' },
          purposeZh: '确认身份、联系办理',
          purposeEn: 'To know who it is',
          mask: 'name',
          wholeFor: ['people.manage'],
        },
        phone: {
          title: { zh: '手机号', en: 'Phone' },
          grade: 'sensitive',
          purposeZh: '联系办理、短信通知',
          purposeEn: 'To call back and to send text messages',
          mask: 'phone',
          wholeFor: ['people.manage'],
          sealed: { index: { column: 'phone_index', of: 'phone' } },
        },
        gender: {
          title: { zh: '性别', en: 'Gender' },
          purposeZh: '称呼',
          purposeEn: 'To address the person',
          mask: 'none',
        },
      },
    ),
    ...personalTable(
      'phone_codes',
      { retentionDays: 1, agesFrom: 'created_at', atEnd: 'deleteRow' },
      {
        phone: {
          title: { zh: '手机号', en: 'Phone' },
          grade: 'sensitive',
          purposeZh: '核验手机号',
          purposeEn: 'To prove a phone',
          mask: 'phone',
          sealed: { index: { column: 'phone_index', of: 'phone' } },
        },
      },
    ),
    ...personalTable(
      'imports',
      { retentionDays: 1, agesFrom: 'created_at', atEnd: 'deleteRow' },
      {
        rows: {
          title: { zh: '导入的名册', en: 'Imported register' },
          grade: 'sensitive',
          purposeZh: '批量导入核对,一小时后删除',
          purposeEn: 'A workbook under review; removed after an hour',
          mask: 'withheld',
          sealed: { json: true },
        },
      },
    ),
  ],
});
