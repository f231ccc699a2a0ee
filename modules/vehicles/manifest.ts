import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'vehicles',
  title: { zh: '车辆', en: 'Vehicles' },
  tier: 'scene',
  needs: ['towns', 'things', 'observations'],
  permissions: [
    {
      id: 'vehicles.read',
      zh: '查看车辆位置、轨迹与线路覆盖',
      en: 'See where vehicles are, their tracks and routes',
      roles: ['administrator', 'leader', 'officer', 'departmentHead', 'operator'],
    },
    {
      id: 'vehicles.manage',
      zh: '编辑清运线路',
      en: 'Edit routes',
      roles: ['administrator', 'departmentHead'],
    },
  ],
  personalData: [],
});
