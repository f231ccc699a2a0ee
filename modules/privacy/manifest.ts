import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'privacy',
  title: { zh: '个人信息保护', en: 'Personal data' },
  tier: 'foundation',
  needs: [],
  permissions: [
    {
      id: 'privacy.keys',
      zh: '轮换加密密钥',
      en: 'Turn the keys of the encryption',
      roles: ['administrator'],
    },
  ],
  personalData: [],
});
