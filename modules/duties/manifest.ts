import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'duties',
  title: { zh: '事项与权责', en: 'Categories and duties' },
  tier: 'foundation',
  needs: ['towns'],
  permissions: [
    {
      id: 'duties.read',
      zh: '查看权责清单',
      en: 'See the duty matrix',
      roles: [
        'administrator',
        'leader',
        'officer',
        'departmentHead',
        'crew',
        'gridWorker',
        'clerk',
        'operator',
      ],
    },
    {
      id: 'duties.manage',
      zh: '管理事项分类与权责清单',
      en: 'Manage categories and duties',
      roles: ['administrator'],
    },
  ],
  acts: {
    saveCategory: { zh: '保存事件类别', en: 'Category saved' },
    addCategory: { zh: '新增事件类别', en: 'Category added' },
    applyImport: { zh: '导入权责清单', en: 'Duties imported' },
    remove: { zh: '删除权责', en: 'Duty removed' },
  },
  personalData: [],
});
