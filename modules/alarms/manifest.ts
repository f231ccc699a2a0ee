import { defineManifest } from '#platform/manifest/index.ts';

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
  personalData: [
    {
      field: 'trace.actor_name',
      grade: 'personal',
      purposeZh: '全程留痕',
      retentionDays: 1825,
      mask: 'name',
    },
    {
      field: 'trace.note',
      grade: 'personal',
      purposeZh: '全程留痕',
      retentionDays: 1825,
      mask: 'text',
    },
  ],
});
