import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'push',
  title: { zh: 'HTTP 推送接入', en: 'HTTP push door' },
  tier: 'backbone',
  needs: ['things', 'observations'],
  permissions: [
    {
      id: 'push.manage',
      zh: '管理推送来源与字段映射',
      en: 'Manage push sources and mappings',
      roles: ['administrator'],
    },
  ],
  personalData: [],
  secrets: [{ field: 'sources.secret', sealed: true }],
});
