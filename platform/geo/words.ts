/** Faults of GeoJSON in the reader's language. */
import type { GeoProblem } from './types.ts';

const chinese: Readonly<Record<GeoProblem['code'], string>> = {
  'not-geojson': '文件不是 GeoJSON 要素集（FeatureCollection）',
  'wrong-type': '此处应为面（Polygon 或 MultiPolygon）',
  'too-few-positions': '一圈边界至少要 4 个点，末点与首点相同',
  'ring-not-closed': '边界没有闭合，请在末尾重复首点',
  'not-a-position': '坐标应为 [经度, 纬度] 两个数',
  'out-of-range': '坐标超出了地球范围',
  'axes-swapped': '纬度写在了前面，应为 [经度, 纬度]',
  'no-area': '这一圈没有围住地面，所有点在一条线上',
  'self-intersection': '边界自己与自己相交',
  'hole-outside': '洞不在外圈之内',
  'too-many-positions': '点太多，请先简化边界',
};

/** A fault as a sentence. */
export function geoWords(fault: GeoProblem, locale: 'zh' | 'en'): string {
  return locale === 'zh' ? chinese[fault.code] : fault.message;
}
