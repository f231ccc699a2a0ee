import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'files',
  title: { zh: '照片、录音与文档', en: 'Photos, voice notes and documents' },
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
      name: {
        title: { zh: '文档名称', en: 'Name of a document' },
        purposeZh: '申请材料按文件名辨认，名称里可能有人名',
        purposeEn: 'By which papers of an application are told apart; may hold a name',
        mask: 'none',
      },
      full_key: {
        title: { zh: '照片、录音、文档', en: 'Photo, voice note or document' },
        grade: 'sensitive',
        purposeZh: '照片、录音、文档作为办理依据，可能有人脸、声音或证件内容',
        purposeEn:
          'Photos, voice notes and documents as evidence; may hold a face, a voice or what papers say',
        mask: 'none',
      },
    },
  ),
});
