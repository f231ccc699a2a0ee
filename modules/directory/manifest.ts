import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'directory',
  title: { zh: '便民目录', en: 'Directory' },
  tier: 'scene',
  needs: ['towns', 'calendar', 'messages', 'people'],
  permissions: [
    {
      id: 'directory.read',
      zh: '查看便民目录的后台',
      en: 'See the directory from within',
      roles: ['administrator', 'leader', 'officer', 'departmentHead', 'gridWorker', 'clerk'],
    },
    {
      id: 'directory.edit',
      zh: '维护地点和公交时刻',
      en: 'Keep places and the bus timetable',
      roles: ['administrator', 'officer', 'departmentHead', 'clerk'],
    },
    {
      id: 'directory.notices',
      zh: '发布村里的通知',
      en: 'Publish notices of villages',
      roles: ['administrator', 'officer', 'departmentHead', 'clerk'],
    },
  ],
  acts: {
    addPlace: { zh: '新增地点', en: 'Enter a place' },
    savePlace: { zh: '修改地点', en: 'Change a place' },
    saveKinds: { zh: '修改地点类型', en: 'Change the kinds of places' },
    addNotice: { zh: '新建通知', en: 'Begin a notice' },
    changeNotice: { zh: '修改通知', en: 'Change a notice' },
    publishNotice: { zh: '发布通知', en: 'Publish a notice' },
    withdrawNotice: { zh: '撤下通知', en: 'Take a notice down' },
    reopenNotice: { zh: '重新编辑通知', en: 'Edit a notice again' },
    subscribe: { zh: '选择接收哪些村的通知', en: 'Choose notices of villages' },
    importBus: { zh: '导入公交时刻', en: 'Import a bus timetable' },
    saveService: { zh: '修改公交开行日', en: 'Change the days of a bus service' },
  },
  personalData: personalTable(
    'subscriptions',
    { basis: 'consent', ofPerson: 'person_id', atEnd: 'deleteRow' },
    {
      village_id: {
        title: { zh: '接收通知的村', en: 'Villages whose notices are wanted' },
        purposeZh: '把村里的通知发给想要的人',
        purposeEn: 'To send notices of a village to those who want them',
        mask: 'none',
      },
    },
  ),
});
