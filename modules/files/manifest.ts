import { defineManifest } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'files',
  title: { zh: '照片与录音', en: 'Photos and voice notes' },
  tier: 'foundation',
  needs: [],
  permissions: [],
  personalData: [
    {
      field: 'files.longitude',
      grade: 'personal',
      purposeZh: '照片自带位置,用于找到事发地点',
      retentionDays: 730,
      mask: 'none',
    },
    {
      field: 'files.latitude',
      grade: 'personal',
      purposeZh: '照片自带位置,用于找到事发地点',
      retentionDays: 730,
      mask: 'none',
    },
    {
      field: 'files.full_key',
      grade: 'personal',
      purposeZh: '照片、录音作为办理依据,可能拍到人脸或声音',
      retentionDays: 730,
      mask: 'none',
    },
  ],
});
