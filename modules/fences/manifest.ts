import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'fences',
  title: { zh: '电子围栏', en: 'Electronic fences' },
  tier: 'scene',
  needs: ['things', 'observations', 'alarms', 'duties'],
  permissions: [
    {
      id: 'fences.read',
      zh: '查看电子围栏与进出记录',
      en: 'See fences and what happened at them',
      roles: ['administrator', 'leader', 'officer', 'departmentHead', 'operator'],
    },
    {
      id: 'fences.manage',
      zh: '绘制与设置电子围栏',
      en: 'Draw and set fences',
      roles: ['administrator', 'departmentHead'],
    },
  ],
  personalData: [],
});
