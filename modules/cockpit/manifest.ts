import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'cockpit',
  title: { zh: '驾驶舱', en: 'Cockpit' },
  tier: 'view',
  needs: ['towns', 'indicators'],
  permissions: [
    {
      id: 'cockpit.read',
      zh: '查看驾驶舱',
      en: 'See the cockpit',
      roles: ['administrator', 'leader', 'officer', 'departmentHead', 'gridWorker', 'operator'],
    },
    {
      id: 'cockpit.arrange',
      zh: '编排驾驶舱版面、轮播与摄像头',
      en: 'Arrange layouts, rotations and cameras of the cockpit',
      roles: ['administrator'],
    },
    {
      id: 'cockpit.export',
      zh: '导出驾驶舱数据',
      en: 'Export what the cockpit shows',
      roles: ['administrator', 'leader', 'officer', 'departmentHead', 'operator'],
    },
  ],
  acts: {
    saveCamera: { zh: '保存摄像头', en: 'Camera saved' },
    removeCamera: { zh: '删除摄像头', en: 'Camera removed' },
    saveCameraHosts: { zh: '设置允许的摄像头主机', en: 'Allowed camera hosts set' },
    saveRotation: { zh: '保存轮播', en: 'Rotation saved' },
    removeRotation: { zh: '删除轮播', en: 'Rotation removed' },
  },
  secrets: [{ field: 'cameras.address', sealed: true }],
  personalData: [],
});
