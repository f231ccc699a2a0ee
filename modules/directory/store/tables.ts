/** Row types of the directory schema. */
import type { Hours } from '../contract/hours.ts';
import type { NoticeState } from '../contract/notices.ts';
import type { AccessFeature, KindFamily } from '../contract/places.ts';
import type { Timetable } from '../rules/timetable.ts';

export interface KindRow {
  readonly tenantId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly family: KindFamily;
  readonly position: number;
}

export interface PlaceRow {
  readonly id: string;
  readonly tenantId: string;
  readonly code: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly address: string;
  readonly addressEn: string;
  readonly phone: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly villageId: string | null;
  readonly hours: Hours | null;
  readonly access: AccessFeature[];
  readonly note: string;
  readonly noteEn: string;
  readonly active: boolean;
  readonly version: number;
}

export interface NoticeRow {
  readonly id: string;
  readonly tenantId: string;
  readonly title: string;
  readonly body: string;
  readonly villageIds: string[];
  readonly state: NoticeState;
  readonly validUntil: string | null;
  readonly publishedAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

export interface SubscriptionRow {
  readonly id: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly villageId: string;
  readonly createdAt: Date;
}

export interface TimetableRow {
  readonly tenantId: string;
  readonly content: Timetable;
  readonly sourceName: string;
  readonly importedAt: Date;
  readonly version: number;
}

/** Tables by name. */
export interface DirectoryTables {
  'directory.kinds': KindRow;
  'directory.places': PlaceRow;
  'directory.notices': NoticeRow;
  'directory.subscriptions': SubscriptionRow;
  'directory.timetables': TimetableRow;
}
