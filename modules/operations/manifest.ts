import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'operations',
  title: { zh: '运行健康', en: 'Health' },
  tier: 'view',
  needs: ['messages', 'people'],
  permissions: [
    {
      id: 'operations.read',
      zh: '查看系统运行健康',
      en: 'See the health of the installation',
      roles: ['administrator', 'operator'],
    },
  ],
  personalData: [],
});
