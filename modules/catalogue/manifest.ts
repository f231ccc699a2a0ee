import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'catalogue',
  title: { zh: '资源目录', en: 'Catalogue' },
  tier: 'backbone',
  needs: ['towns', 'cases'],
  permissions: [
    {
      id: 'catalogue.read',
      zh: '查看资源目录',
      en: 'See the catalogue',
      roles: ['administrator', 'leader', 'officer', 'departmentHead', 'clerk', 'operator'],
    },
    {
      id: 'catalogue.own',
      zh: '登记、维护本部门的数据资源',
      en: 'Register and keep the resources of the own department',
      roles: ['administrator', 'departmentHead'],
    },
    {
      id: 'catalogue.manage',
      zh: '管理全镇的数据资源',
      en: 'Manage the resources of the whole town',
      roles: ['administrator'],
    },
  ],
  personalData: [],
});
