import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'people',
  title: { zh: '人员与权限', en: 'People and rights' },
  tier: 'foundation',
  needs: ['towns', 'duties', 'messages'],
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
      id: 'people.residents',
      zh: '查询居民',
      en: 'Look residents up',
      roles: ['administrator', 'officer', 'clerk'],
    },
  ],
  personalData: [
    {
      field: 'people.name',
      grade: 'personal',
      purposeZh: '确认身份、联系办理',
      retentionDays: null,
      mask: 'name',
    },
    {
      field: 'people.phone',
      grade: 'personal',
      purposeZh: '联系办理、短信通知',
      retentionDays: null,
      mask: 'phone',
    },
    {
      field: 'people.gender',
      grade: 'personal',
      purposeZh: '称呼',
      retentionDays: null,
      mask: 'none',
    },
    {
      field: 'phone_codes.phone',
      grade: 'personal',
      purposeZh: '核验手机号',
      retentionDays: 1,
      mask: 'phone',
    },
  ],
});
