import { defineManifest } from '#platform/manifest/index.ts';

const staff = [
  'administrator',
  'leader',
  'officer',
  'departmentHead',
  'crew',
  'gridWorker',
  'operator',
] as const;

export const manifest = defineManifest({
  id: 'things',
  title: { zh: '设备', en: 'Things' },
  tier: 'foundation',
  needs: ['towns'],
  permissions: [
    { id: 'things.read', zh: '查看设备', en: 'See devices', roles: [...staff] },
    {
      id: 'things.manage',
      zh: '管理设备、物模型与固件',
      en: 'Manage devices, models and firmware',
      roles: ['administrator'],
    },
    {
      id: 'things.command',
      zh: '向设备下发指令',
      en: 'Send commands to devices',
      roles: ['administrator', 'officer', 'departmentHead'],
    },
    {
      id: 'things.claim',
      zh: '扫码安装设备',
      en: 'Install devices by claim code',
      roles: ['administrator', 'crew', 'gridWorker', 'operator'],
    },
  ],
  acts: {
    register: { zh: '登记设备', en: 'Device registered' },
    save: { zh: '修改设备', en: 'Device changed' },
    command: { zh: '下发指令', en: 'Command sent' },
    rotateSecret: { zh: '更换设备密钥', en: 'Secret of a device rotated' },
    saveModel: { zh: '保存物模型', en: 'Thing model saved' },
    setState: { zh: '改变设备状态', en: 'State of a device set' },
    claim: { zh: '认领设备', en: 'Device claimed' },
    startRollout: { zh: '开始升级', en: 'Roll-out started' },
  },
  personalData: [],
});
