import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'mqtt',
  title: { zh: 'MQTT 接入', en: 'MQTT' },
  tier: 'backbone',
  needs: ['things', 'observations'],
  permissions: [
    {
      id: 'mqtt.manage',
      zh: '管理 MQTT 集成客户端',
      en: 'Manage MQTT clients of other systems',
      roles: ['administrator'],
    },
  ],
  personalData: [],
});
