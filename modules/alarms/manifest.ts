import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'alarms',
  title: { zh: '告警', en: 'Alarms' },
  tier: 'backbone',
  needs: ['towns', 'duties', 'calendar', 'messages', 'people', 'things', 'observations', 'cases'],
  permissions: [
    {
      id: 'alarms.read',
      zh: '查看告警',
      en: 'See alarms',
      roles: ['administrator', 'leader', 'officer', 'departmentHead', 'crew', 'gridWorker'],
    },
    {
      id: 'alarms.handle',
      zh: '确认与解除告警',
      en: 'Acknowledge and clear alarms',
      roles: ['officer', 'departmentHead'],
    },
    {
      id: 'alarms.configure',
      zh: '设置告警规则',
      en: 'Configure alarm rules',
      roles: ['administrator'],
    },
  ],
  acts: {
    acknowledge: { zh: '确认告警', en: 'Alarm acknowledged' },
    clear: { zh: '解除告警', en: 'Alarm cleared' },
    openCase: { zh: '告警转事件', en: 'Case from alarm' },
    addRule: { zh: '新增告警规则', en: 'Rule added' },
    changeRule: { zh: '修改告警规则', en: 'Rule changed' },
  },
  personalData: personalTable(
    'trace',
    { retentionDays: 1825, agesFrom: 'occurred_at', wholeFor: ['alarms.read'] },
    {
      actor_name: {
        title: { zh: '处理人', en: 'Who acted' },
        purposeZh: '全程留痕：谁处理了告警',
        purposeEn: 'Trace: who acted on an alarm',
        basis: 'employment',
        mask: 'name',
      },
      note: {
        title: { zh: '处理说明', en: 'Note' },
        purposeZh: '全程留痕：处理说明（已去除号码）',
        purposeEn: 'Trace: what was said of it (numbers removed)',
        mask: 'text',
      },
    },
  ),
});
