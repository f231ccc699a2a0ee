/** Row types of the files schema. */
export interface FileRow {
  id: string;
  tenantId: string;
  kind: 'photo' | 'voice' | 'document';
  state: 'uploaded' | 'adopted';
  ownerKind: string | null;
  ownerId: string | null;
  sha256: string;
  fullKey: string;
  thumbKey: string | null;
  contentType: string;
  /** What a document is called; null for photos and voice notes. */
  name: string | null;
  sizeBytes: number;
  widthPixels: number | null;
  heightPixels: number | null;
  durationSeconds: number | null;
  perceptualHash: string | null;
  takenAt: Date | null;
  longitude: number | null;
  latitude: number | null;
  uploadedBy: string | null;
  uploadTokenSha256: string | null;
  uploadKey: string | null;
  createdAt: Date;
}

export interface FilesTables {
  'files.files': FileRow;
}
