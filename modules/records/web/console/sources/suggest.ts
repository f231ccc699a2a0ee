/** Which field of a resource is likely which of a record: by key, format, mask and words of the title. */
import type { FieldView } from '#modules/catalogue/contract/index.ts';
import { type EntityKind, feedableFields, type RecordField } from '../../../contract/kinds.ts';
import type { FieldPair } from '../../../contract/settings.ts';

/** What tells a field apart from others. */
type Told = Pick<FieldView, 'key' | 'titleZh' | 'format' | 'mask'>;

/** Words of titles, the telling ones first. */
const words: Readonly<Record<RecordField, readonly string[]>> = {
  name: ['姓名', '名称', '户主', '权利人', '法定代表人'],
  identityNumber: ['身份证', '公民身份号码', '证件号'],
  gender: ['性别'],
  birthDate: ['出生'],
  phone: ['电话', '手机', '联系方式'],
  address: ['现住址', '住址', '地址', '坐落', '经营场所', '住所'],
  creditCode: ['信用代码'],
  organisationKind: ['主体类型', '企业类型', '类型'],
  foundedOn: ['成立日期', '登记日期'],
  householdNumber: ['户号', '户编号'],
  houseCode: ['房屋编码', '房屋编号', '不动产单元号'],
  structure: ['结构'],
  storeys: ['层数'],
  areaSquareMetres: ['建筑面积', '平方米'],
  plotCode: ['地块编码', '地块编号'],
  plotName: ['地块名称', '小地名'],
  areaMu: ['亩'],
  livesAlone: ['独居'],
  grantKind: ['补助类别', '救助类别', '保障类别'],
  disabilityKind: ['残疾类别'],
  disabilityDegree: ['残疾等级'],
};

const byFormat: Readonly<Partial<Record<RecordField, string>>> = {
  identityNumber: 'idNumber',
  phone: 'phone',
  creditCode: 'creditCode',
};
const byMask: Readonly<Partial<Record<RecordField, string>>> = {
  name: 'name',
  identityNumber: 'idNumber',
  phone: 'phone',
  address: 'address',
};

/** A mapping to begin with; what nothing speaks for stays open. */
export function suggestPairs(kind: EntityKind, fields: readonly Told[]): FieldPair[] {
  return feedableFields(kind).flatMap((field) => {
    const ranked = fields
      .map(({ key, ...told }) => ({ key, score: score(field, kind, { key, ...told }) }))
      .sort((a, b) => b.score - a.score);
    const best = ranked[0];
    return best && best.score > 0 ? [{ field, key: best.key }] : [];
  });
}

function score(field: RecordField, kind: EntityKind, told: Told): number {
  if (told.key === field) return 10;
  if (field === 'name' && kind === 'organisation' && told.mask === 'name') return 0;
  if (byFormat[field] && told.format === byFormat[field]) return 6;
  const at = words[field].findIndex((word) => told.titleZh.includes(word));
  if (at >= 0) return 5 - at / 10;
  return byMask[field] && told.mask === byMask[field] ? 2 : 0;
}
