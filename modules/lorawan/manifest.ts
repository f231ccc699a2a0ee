import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'lorawan',
  title: { zh: 'LoRaWAN 接入', en: 'LoRaWAN door' },
  tier: 'backbone',
  needs: ['things', 'observations'],
  permissions: [
    {
      id: 'lorawan.manage',
      zh: '管理 LoRaWAN 编解码程序',
      en: 'Manage LoRaWAN codecs',
      roles: ['administrator'],
    },
  ],
  personalData: [],
});
