import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'ledger',
  title: { zh: '存证账本', en: 'Ledger' },
  tier: 'foundation',
  needs: [],
  permissions: [
    {
      id: 'ledger.read',
      zh: '查看存证账本',
      en: 'See the ledger',
      roles: ['auditor', 'leader', 'administrator', 'operator'],
    },
    {
      id: 'ledger.audit',
      zh: '查阅账本所存的操作记录与配置原文',
      en: 'Read the audit trail that the ledger vouches for',
      roles: ['auditor'],
      duty: 'audit',
    },
    {
      id: 'ledger.check',
      zh: '核验事件存证',
      en: 'Check what the ledger vouches for',
      roles: ['leader', 'officer', 'departmentHead', 'gridWorker', 'crew', 'clerk'],
    },
    {
      id: 'ledger.administer',
      zh: '管理见证方、锚定与签名密钥',
      en: 'Administer witnesses, anchors and signing keys',
      roles: ['administrator', 'operator'],
    },
  ],
  acts: {
    erase: { zh: '擦除条目内容', en: 'Rows of entries erased' },
    addWitness: { zh: '新增见证方', en: 'Witness added' },
    removeWitness: { zh: '移除见证方', en: 'Witness removed' },
    addWitnessed: { zh: '新增被见证账本', en: 'Log to witness added' },
    removeWitnessed: { zh: '移除被见证账本', en: 'Log to witness removed' },
    anchorNow: { zh: '立即锚定', en: 'Anchored now' },
    retryAnchors: { zh: '重试锚定', en: 'Anchors tried again' },
    resume: { zh: '恢复签名', en: 'Signing resumed' },
  },
  personalData: [],
});
