import { defineManifest, personalTable } from '#platform/manifest/index.ts';

const days = { draft: 30, calls: 730, callbacks: 180 } as const;

export const manifest = defineManifest({
  id: 'assist',
  title: { zh: '帮代办', en: 'Assisted service' },
  tier: 'scene',
  needs: ['towns', 'people', 'files', 'messages', 'reports'],
  permissions: [
    {
      id: 'assist.desk',
      zh: '窗口帮办：为居民代办',
      en: 'Act for residents at the window or on the telephone',
      roles: ['clerk', 'officer'],
      duty: 'content',
    },
    {
      id: 'assist.phone',
      zh: '热线台：接听与回拨',
      en: 'Telephone desk: take calls, call back',
      roles: ['clerk', 'officer'],
      duty: 'content',
    },
    {
      id: 'assist.manage',
      zh: '设置帮办与热线',
      en: 'Set the rules of the desks',
      roles: ['administrator'],
    },
  ],
  acts: {
    giveMandate: { zh: '发起家人代办授权', en: 'Mandate begun' },
    moveMandate: { zh: '家人代办授权变更', en: 'Mandate changed' },
    act: { zh: '代居民办理', en: 'Acted for a resident' },
    findResident: { zh: '窗口查找居民', en: 'Resident looked for' },
    registerResident: { zh: '窗口登记居民', en: 'Resident entered at the window' },
    openSession: { zh: '开始帮办', en: 'Session of assistance opened' },
    endSession: { zh: '结束帮办', en: 'Session of assistance ended' },
    resumeSession: { zh: '继续帮办', en: 'Session of assistance taken up again' },
    keepDraft: { zh: '保存帮办记录', en: 'Notes of a session kept' },
    exportSessions: { zh: '导出帮办记录', en: 'Sessions exported' },
    noteCall: { zh: '记录通话', en: 'Call noted' },
    exportCalls: { zh: '导出通话记录', en: 'Calls exported' },
    callback: { zh: '处理回拨', en: 'Call-back handled' },
    sit: { zh: '登记分机', en: 'Extension noted' },
    savePhrases: { zh: '保存话术', en: 'Text blocks saved' },
    saveSettings: { zh: '保存帮办与热线设置', en: 'Rules of the desks saved' },
    switchTo: { zh: '切换代办对象', en: 'Switched for whom one acts' },
  },
  secrets: [{ field: 'settings.cti_secret', sealed: true, rowKey: 'tenant_id' }],
  personalData: [
    ...personalTable(
      'papers',
      { ofPerson: 'person_id', rowKey: 'person_id', atEnd: 'deleteRow' },
      {
        id_number: {
          title: { zh: '身份证号', en: 'Identity number' },
          grade: 'sensitive',
          purposeZh: '窗口核验本人、再次办事时找到本人',
          purposeEn: 'To know the person at the window, and to find the person again',
          mask: 'idNumber',
          sealed: { index: { column: 'id_number_index', of: 'idNumber' } },
        },
      },
    ),
    ...personalTable(
      'mandates',
      { ofPerson: 'principal_id', atEnd: 'module' },
      {
        agent_name: {
          title: { zh: '代办人姓名', en: 'Name of who acts' },
          purposeZh: '告诉本人谁可以代办',
          purposeEn: 'To tell the person who may act',
          mask: 'name',
          sealed: true,
        },
        agent_phone: {
          title: { zh: '代办人手机号', en: 'Telephone of who acts' },
          grade: 'sensitive',
          purposeZh: '只有这个手机号的主人能接受代办',
          purposeEn: 'Only its owner can accept',
          mask: 'phone',
          sealed: { index: { column: 'agent_phone_index', of: 'phone' } },
        },
      },
    ),
    ...personalTable(
      'sessions',
      { ofPerson: 'principal_id', agesFrom: 'opened_at', retentionDays: days.draft },
      {
        draft: {
          title: { zh: '窗口随记', en: 'Notes at the window' },
          grade: 'sensitive',
          purposeZh: '办理过程中的随手记录，中断后不丢失',
          purposeEn: 'Notes while something is done, so that nothing is lost',
          mask: 'text',
          sealed: true,
        },
      },
    ),
    ...personalTable(
      'calls',
      {
        ofPerson: 'principal_id',
        agesFrom: 'started_at',
        retentionDays: days.calls,
        atEnd: 'deleteRow',
      },
      {
        phone: {
          title: { zh: '来电号码', en: 'Number of the caller' },
          grade: 'sensitive',
          purposeZh: '回拨、找到以前的来电',
          purposeEn: 'To call back and to find former calls',
          mask: 'phone',
          sealed: { index: { column: 'phone_index', of: 'phone' } },
        },
        caller_name: {
          title: { zh: '来电人称呼', en: 'Name of the caller' },
          purposeZh: '称呼来电人',
          purposeEn: 'To address the caller',
          mask: 'name',
          sealed: true,
        },
        summary: {
          title: { zh: '通话摘要', en: 'What a call was about' },
          grade: 'sensitive',
          purposeZh: '记录诉求，避免让居民重复说明',
          purposeEn: 'So that nobody has to tell it twice',
          mask: 'text',
          sealed: true,
        },
      },
    ),
    ...personalTable(
      'callbacks',
      {
        ofPerson: 'principal_id',
        agesFrom: 'created_at',
        retentionDays: days.callbacks,
        atEnd: 'deleteRow',
      },
      {
        phone: {
          title: { zh: '回拨号码', en: 'Number to call back' },
          grade: 'sensitive',
          purposeZh: '回拨',
          purposeEn: 'To call back',
          mask: 'phone',
          sealed: { index: { column: 'phone_index', of: 'phone' } },
        },
        reason: {
          title: { zh: '回拨事由', en: 'Reason of a call-back' },
          grade: 'sensitive',
          purposeZh: '回拨时知道要说什么',
          purposeEn: 'To know what it is about',
          mask: 'text',
          sealed: true,
        },
      },
    ),
  ],
});
