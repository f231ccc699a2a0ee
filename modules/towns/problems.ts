/** Problems of the ground. Those of objects also speak in the preview of an import. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'code-taken': {
    status: 409,
    zh: '编码“{code}”已被使用',
    en: 'The code “{code}” is taken',
    cureZh: '请换一个编码；如它属于已停用的对象，可恢复该对象。',
    cureEn: 'Choose another; if it belongs to something retired, restore that.',
  },
  'code-doubled': {
    status: 422,
    zh: '编码“{code}”在文件中出现了两次，先见于第 {row} 行',
    en: 'The code “{code}” stands twice in the file, first in row {row}',
    cureZh: '请删去一行或改正编码。',
    cureEn: 'Remove one row or mend its code.',
  },
  'area-invalid': {
    status: 422,
    zh: '边界有误：{fault}',
    en: 'The boundary is faulty: {fault}',
    cureZh: '请在地图上重画，或改正文件后再上传。',
    cureEn: 'Draw it again on the map, or mend the file and upload it again.',
  },
  'villages-overlap': {
    status: 422,
    zh: '与“{other}”的范围重叠约 {percent}%',
    en: 'Overlaps “{other}” by about {percent} %',
    cureZh: '村与村之间不能重叠，请调整边界（1% 以内的缝隙可忽略）。',
    cureEn: 'Villages must not overlap: move the boundary (slivers up to 1 % are ignored).',
  },
  'cells-overlap': {
    status: 422,
    zh: '与网格“{other}”重叠约 {percent}%',
    en: 'Overlaps the grid cell “{other}” by about {percent} %',
    cureZh: '一处地面只能属于一个网格，请调整边界（1% 以内的缝隙可忽略）。',
    cureEn: 'Each piece of ground has one cell: move the boundary (slivers up to 1 % are ignored).',
  },
  'cell-outside-village': {
    status: 422,
    zh: '网格“{cell}”约有 {percent}% 不在“{village}”范围内',
    en: 'About {percent} % of the grid cell “{cell}” lies outside “{village}”',
    cureZh: '请调整边界或改选所属村。',
    cureEn: 'Move the boundary or choose another village.',
  },
  'village-unknown': {
    status: 422,
    zh: '没有编码为“{code}”的村（社区）',
    en: 'There is no village “{code}”',
    cureZh: '请先添加该村，或改正所属村。',
    cureEn: 'Add the village first, or mend the reference.',
  },
  'village-has-cells': {
    status: 409,
    zh: '“{village}”还有 {count} 个网格',
    en: '“{village}” still has {count} grid cell(s)',
    cureZh: '请先停用或移走这些网格。',
    cureEn: 'Retire or move its grid cells first.',
  },
  'office-needed': {
    status: 409,
    zh: '“{department}”是兜底的综合部门，不能停用或取消',
    en: '“{department}” is the office that answers when nobody else does',
    cureZh: '请先把另一个部门设为综合部门。',
    cureEn: 'Make another department the office first.',
  },
  'outside-county': {
    status: 422,
    zh: '“{name}”的位置不在本县范围内',
    en: 'The position of “{name}” lies outside the county',
    cureZh: '请核对经纬度（WGS-84，先经度后纬度）。',
    cureEn: 'Check longitude and latitude (WGS-84).',
  },
  'value-unknown': {
    status: 422,
    zh: '“{value}”不是可用的{what}',
    en: '“{value}” is no {what}',
    cureZh: '可用的有：{choices}。',
    cureEn: 'Choose one of: {choices}.',
  },
  'format-lacking': {
    status: 422,
    zh: '“{kind}”没有 {format} 格式的导出',
    en: '{kind} are not exported as {format}',
    cureZh: '部门与地点可导出 XLSX，村、网格与地点可导出 GeoJSON。',
    cureEn: 'Departments and places come as XLSX; villages, grid cells and places as GeoJSON.',
  },
  'file-unreadable': {
    status: 422,
    zh: '文件无法读取',
    en: 'The file cannot be read',
    cureZh: '部门与地点用 XLSX，村、网格与地点可用 GeoJSON；请重新导出后上传。',
    cureEn: 'Use XLSX for departments and places, GeoJSON for villages, cells and places.',
  },
  'import-gone': {
    status: 410,
    zh: '这次导入的预览已失效',
    en: 'The preview of this import has ended',
    cureZh: '预览保留一小时且只能导入一次，请重新上传文件。',
    cureEn: 'A preview lasts an hour and is applied once. Upload the file again.',
  },
  'import-outdated': {
    status: 409,
    zh: '预览之后有 {count} 行对应的内容被修改过',
    en: '{count} row(s) changed after the preview',
    cureZh: '请重新上传文件，核对新的预览。',
    cureEn: 'Upload the file again and look at the new preview.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
