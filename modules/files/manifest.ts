import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'files',
  title: { zh: '照片与录音', en: 'Photos and voice notes' },
  tier: 'foundation',
  needs: [],
  permissions: [],
  personalData: personalTable(
    'files',
    { retentionDays: 730, agesFrom: 'created_at', ofPerson: 'uploaded_by', atEnd: 'module' },
    {
      longitude: {
        title: { zh: '照片经度', en: 'Longitude of a photo' },
        purposeZh: '照片自带位置，用于找到事发地点',
        purposeEn: 'Where a photo was taken, to find the place',
        mask: 'none',
      },
      latitude: {
        title: { zh: '照片纬度', en: 'Latitude of a photo' },
        purposeZh: '照片自带位置，用于找到事发地点',
        purposeEn: 'Where a photo was taken, to find the place',
        mask: 'none',
      },
      full_key: {
        title: { zh: '照片、录音', en: 'Photo or voice note' },
        grade: 'sensitive',
        purposeZh: '照片、录音作为办理依据，可能拍到人脸或声音',
        purposeEn: 'Photos and voice notes as evidence; may show a face or a voice',
        mask: 'none',
      },
    },
  ),
});
