/** The door of the master records. */
import type { Tx } from '#platform/database/index.ts';
import { entitiesByIndex, entityPage } from './store/entities.ts';
import type { EntityRecord } from './store/tables.ts';

export { type OwnField, type OwnValue, ownRecord } from './service/own-record.ts';
export { refreshTown } from './service/refresh.ts';
export { keepSource, type SourceWish } from './service/sources.ts';

/** A person as the master records know one. Whoever asks for another reason than to see it here notes the look. */
export interface RecordedPerson {
  readonly id: string;
  readonly number: number;
  readonly personId: string | null;
  readonly name: string;
  readonly identityNumber: string;
  /** Local day `YYYY-MM-DD`; empty when not known. */
  readonly birthDay: string;
  readonly gender: 'female' | 'male' | '';
  readonly phone: string;
  readonly address: string;
  readonly villageName: string;
}

/** The one person with this identity number; undefined when nobody or several have it. */
export async function recordedPerson(
  tx: Tx,
  identityNumber: string,
): Promise<RecordedPerson | undefined> {
  const found = (await entitiesByIndex(tx, 'identityNumber', identityNumber)).filter(
    ({ kind }) => kind === 'person',
  );
  return found.length === 1 && found[0] ? recorded(found[0]) : undefined;
}

/** People in the order of their numbers, from after one on. */
export async function recordedPeople(
  tx: Tx,
  page: { readonly after: number; readonly limit: number },
): Promise<RecordedPerson[]> {
  const rows = await entityPage(tx, {
    kind: 'person',
    reach: null,
    afterNumber: page.after,
    limit: page.limit - 1,
  });
  return rows.map(recorded);
}

function recorded(entity: EntityRecord): RecordedPerson {
  const { id, number, personId, name, identityNumber, phone, address, villageName } = entity;
  const digits = entity.birthDate.replace(/\D/g, '');
  const birthDay = /^\d{8}$/.test(digits)
    ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
    : '';
  const gender = /女|female/i.test(entity.gender)
    ? 'female'
    : /男|male/i.test(entity.gender)
      ? 'male'
      : '';
  return {
    id,
    number,
    personId,
    name,
    identityNumber,
    birthDay,
    gender,
    phone,
    address,
    villageName,
  };
}
