import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'sensorthings',
  title: { zh: 'SensorThings 接口', en: 'SensorThings API' },
  tier: 'backbone',
  needs: ['things', 'observations'],
  permissions: [
    {
      id: 'sensorthings.read',
      zh: '经 SensorThings 接口读取全部设备与观测',
      en: 'Read every device and observation through SensorThings',
      roles: ['administrator', 'leader', 'officer', 'departmentHead', 'operator'],
    },
    {
      id: 'sensorthings.write',
      zh: '经 SensorThings 接口登记设备、写入观测',
      en: 'Register devices and write observations through SensorThings',
      roles: ['administrator'],
    },
  ],
  personalData: [],
});
