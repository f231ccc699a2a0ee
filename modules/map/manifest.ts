import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'map',
  title: { zh: '一张图', en: 'The one map' },
  tier: 'foundation',
  needs: [],
  permissions: [
    {
      id: 'map.view',
      zh: '打开一张图（各图层另按本业务权限）',
      en: 'Open the one map (each layer asks for its own permission besides)',
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
      id: 'map.draw',
      zh: '保存、共享自己在地图上的标绘',
      en: 'Keep and share what one draws on the map',
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
      id: 'map.export',
      zh: '导出地图上选中的内容',
      en: 'Export what was selected on the map',
      roles: ['administrator', 'leader', 'officer', 'departmentHead'],
    },
    {
      id: 'map.configure',
      zh: '设置底图来源、维护自有图层',
      en: "Set where the ground comes from, keep the town's own layers",
      roles: ['administrator'],
    },
  ],
  personalData: [],
});
