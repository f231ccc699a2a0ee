/** Columns of the workbooks of departments and places. */
import type { TableColumn } from '#platform/spreadsheet/index.ts';
import type { placeKinds } from '../contract.ts';

export const departmentColumns: readonly TableColumn[] = [
  { key: 'code', title: '编码', required: true },
  { key: 'nameZh', title: '名称', required: true, width: 32 },
  { key: 'nameEn', title: '英文名', width: 40 },
  { key: 'shortZh', title: '简称' },
  { key: 'phone', title: '电话' },
  { key: 'dutyZh', title: '职责', width: 50 },
  { key: 'isOffice', title: '综合部门', type: 'boolean' },
];

export const placeColumns: readonly TableColumn[] = [
  { key: 'code', title: '编码', required: true },
  { key: 'nameZh', title: '名称', required: true, width: 28 },
  { key: 'nameEn', title: '英文名', width: 32 },
  { key: 'kind', title: '类型', required: true, width: 12 },
  { key: 'isQr', title: '张贴二维码', type: 'boolean' },
  { key: 'aliases', title: '别名', width: 32 },
  { key: 'longitude', title: '经度', type: 'number', required: true },
  { key: 'latitude', title: '纬度', type: 'number', required: true },
  { key: 'precisionMetres', title: '误差（米）', type: 'number' },
];

/** Kinds of place as the workbook says them. */
export const placeKindWords: Readonly<Record<(typeof placeKinds)[number], string>> = {
  bin: '垃圾桶',
  busStop: '公交站',
  gate: '门口',
  lamp: '路灯',
  notice: '公示栏',
  water: '水域',
  town: '乡镇',
  village: '村',
  quarter: '社区',
  hamlet: '村民小组',
  road: '道路',
  landmark: '地标',
  shop: '店铺',
};
