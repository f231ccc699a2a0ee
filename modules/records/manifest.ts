import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'records',
  title: { zh: '主档', en: 'Master records' },
  tier: 'backbone',
  needs: ['towns', 'people', 'catalogue', 'intake', 'sharing'],
  permissions: [
    {
      id: 'records.read',
      zh: '查看一人一档、一企一档、一房一档',
      en: 'See master records',
      roles: ['officer', 'clerk', 'departmentHead', 'leader'],
      duty: 'content',
    },
    {
      id: 'records.review',
      zh: '审核疑似重复，合并与拆分主档',
      en: 'Judge doubtful pairs, merge and split records',
      roles: ['officer', 'clerk'],
      duty: 'content',
    },
    {
      id: 'records.lists',
      zh: '查看重点人群名单（敏感）',
      en: 'See special lists that are sensitive',
      roles: ['officer', 'clerk', 'leader'],
      duty: 'content',
    },
    {
      id: 'records.sources',
      zh: '查看主档来源与取值优先级',
      en: 'See the sources of records and whose word goes first',
      roles: ['administrator', 'officer', 'clerk', 'departmentHead', 'leader'],
    },
    {
      id: 'records.addresses',
      zh: '维护地址别名（新旧门牌、俗称）',
      en: 'Keep aliases of addresses: old house numbers, names of common speech',
      roles: ['administrator', 'officer', 'clerk'],
    },
    {
      id: 'records.configure',
      zh: '设置主档来源与取值优先级',
      en: 'Set sources of records and whose word goes first',
      roles: ['administrator'],
    },
  ],
  personalData: [
    ...personalTable(
      'entities',
      { ofPerson: 'person_id', atEnd: 'module', grade: 'sensitive' },
      {
        name: {
          title: { zh: '姓名', en: 'Name' },
          grade: 'personal',
          purposeZh: '归集同一人的信息',
          purposeEn: 'To bring together what is held of one person',
          mask: 'name',
          wholeFor: ['records.read'],
        },
        identity_number: {
          title: { zh: '公民身份号码', en: 'Identity number' },
          purposeZh: '确认是同一个人',
          purposeEn: 'To know that it is the same person',
          mask: 'idNumber',
          wholeFor: ['records.review'],
          sealed: { index: { column: 'identity_index', of: 'idNumber' } },
        },
        birth_date: {
          title: { zh: '出生日期', en: 'Date of birth' },
          purposeZh: '确认是同一个人、计算年龄',
          purposeEn: 'To know that it is the same person, and how old',
          mask: 'withheld',
          wholeFor: ['records.read'],
          sealed: true,
        },
        gender: {
          title: { zh: '性别', en: 'Gender' },
          grade: 'personal',
          purposeZh: '确认是同一个人',
          purposeEn: 'To know that it is the same person',
          mask: 'none',
        },
        phone: {
          title: { zh: '联系电话', en: 'Telephone' },
          purposeZh: '联系办理',
          purposeEn: 'To call the person',
          mask: 'phone',
          wholeFor: ['records.review'],
          sealed: { index: { column: 'phone_index', of: 'phone' } },
        },
        address: {
          title: { zh: '住址', en: 'Address' },
          purposeZh: '上门服务、归集同一户',
          purposeEn: 'To visit, and to know households',
          mask: 'address',
          wholeFor: ['records.review'],
          sealed: true,
        },
      },
    ),
    ...personalTable(
      'members',
      { atEnd: 'module', grade: 'sensitive' },
      {
        content: {
          title: { zh: '各部门登记的内容', en: 'What each department wrote' },
          purposeZh: '说明每一项取自哪个部门，可随时拆分复原',
          purposeEn: 'To tell where each value came from, and to take records apart again',
          mask: 'withheld',
          wholeFor: ['records.review'],
          sealed: { json: true },
        },
      },
    ),
    ...personalTable(
      'list_entries',
      { atEnd: 'module', grade: 'sensitive' },
      {
        note: {
          title: { zh: '名单备注', en: 'Note on a list' },
          purposeZh: '说明列入名单的情况',
          purposeEn: 'To say why somebody is on a list',
          mask: 'text',
          wholeFor: ['records.lists'],
          sealed: true,
        },
      },
    ),
  ],
});
