import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'volunteering',
  title: { zh: '志愿助老', en: 'Volunteering' },
  tier: 'scene',
  needs: ['towns', 'people', 'files', 'cases'],
  permissions: [
    {
      id: 'volunteering.read',
      zh: '查看志愿者、走访和数字驿站',
      en: 'See volunteers, visits and digital stations',
      roles: ['leader', 'officer', 'departmentHead', 'clerk', 'gridWorker'],
      duty: 'content',
    },
    {
      id: 'volunteering.plan',
      zh: '安排志愿走访',
      en: 'Plan visits',
      roles: ['departmentHead', 'clerk'],
      duty: 'content',
    },
    {
      id: 'volunteering.manage',
      zh: '登记志愿者、编写教案、管理数字驿站',
      en: 'Register volunteers, write lesson plans, manage stations',
      roles: ['departmentHead', 'clerk'],
      duty: 'content',
    },
    {
      id: 'volunteering.station',
      zh: '登记驿站来访、报修设备',
      en: 'Note visits at a station and report faults',
      roles: ['departmentHead', 'clerk', 'gridWorker'],
      duty: 'content',
    },
  ],
  personalData: [
    ...personalTable(
      'visits',
      { retentionDays: 730, agesFrom: 'left_at' },
      {
        note: {
          title: { zh: '走访记录', en: 'What a volunteer saw' },
          grade: 'sensitive',
          purposeZh: '下次走访的人知道教到哪里',
          purposeEn: 'So that whoever comes next knows how far the lesson got',
          mask: 'text',
          wholeFor: ['volunteering.plan'],
          sealed: true,
        },
      },
    ),
    ...personalTable(
      'volunteers',
      {
        ofPerson: 'person_id',
        atEnd: 'module',
        basis: 'consent',
        retentionDays: 730,
        agesFrom: 'ended_at',
      },
      {
        note: {
          title: { zh: '志愿者备注', en: 'Note on a volunteer' },
          purposeZh: '安排合适的走访',
          purposeEn: 'To plan fitting visits',
          mask: 'text',
          wholeFor: ['volunteering.read'],
        },
      },
    ),
  ],
});
