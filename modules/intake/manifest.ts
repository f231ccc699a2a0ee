import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'intake',
  title: { zh: '数据归集', en: 'Data intake' },
  tier: 'backbone',
  needs: ['towns', 'messages', 'people', 'catalogue'],
  permissions: [
    {
      id: 'intake.read',
      zh: '查看本部门的数据归集',
      en: 'See what the own department brings in',
      roles: ['administrator', 'departmentHead'],
      duty: 'content',
    },
    {
      id: 'intake.bring',
      zh: '上传、对应、入库本部门的数据',
      en: 'Upload, map and apply the own department’s data',
      roles: ['departmentHead'],
      duty: 'content',
    },
    {
      id: 'intake.connect',
      zh: '配置数据来源的连接',
      en: 'Set up connections to sources',
      roles: ['administrator'],
    },
  ],
  secrets: [
    { field: 'sources.secret', sealed: true },
    { field: 'sources.reference_key', sealed: true },
    { field: 'lake_files.file_key', sealed: true },
  ],
  personalData: [
    ...personalTable(
      'batches',
      { retentionDays: 30, agesFrom: 'ended_at' },
      {
        profile: {
          title: { zh: '归集数据的样例', en: 'Samples of what is brought in' },
          grade: 'sensitive',
          purposeZh: '核对来源各列对应哪个标准字段',
          purposeEn: 'To tell which column is which field',
          mask: 'withheld',
          sealed: true,
        },
        made_by_name: {
          title: { zh: '经办人', en: 'Who brought it in' },
          purposeZh: '记录由谁归集',
          purposeEn: 'To know who did it',
          mask: 'name',
          retentionDays: null,
        },
      },
    ),
    ...personalTable(
      'fixes',
      { retentionDays: 30, agesFrom: 'fixed_at', atEnd: 'deleteRow' },
      {
        row_values: {
          title: { zh: '改正后的数据行', en: 'Rows as corrected' },
          grade: 'sensitive',
          purposeZh: '改正未通过校验的数据',
          purposeEn: 'To mend rows that were refused',
          mask: 'withheld',
          sealed: true,
        },
        fixed_by_name: {
          title: { zh: '改正人', en: 'Who mended it' },
          purposeZh: '记录由谁改正',
          purposeEn: 'To know who did it',
          mask: 'name',
        },
      },
    ),
  ],
});
