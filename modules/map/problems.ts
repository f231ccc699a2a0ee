/** Problems of the map. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'map-layer-unknown': {
    status: 404,
    zh: '没有编码为“{code}”的图层',
    en: 'There is no layer “{code}”',
    cureZh: '它可能已被停用,或您没有查看它的权限;请从图层列表中选择。',
    cureEn: 'It may be switched off, or you may not see it; choose from the list of layers.',
  },
  'map-look-unknown': {
    status: 422,
    zh: '图层“{layer}”没有“{look}”这种看法',
    en: 'The layer “{layer}” cannot be coloured by “{look}”',
    cureZh: '请从图例中选择一种看法。',
    cureEn: 'Choose one of the legend.',
  },
  'map-window-faulty': {
    status: 422,
    zh: '地图窗口“{bbox}”不成立',
    en: '“{bbox}” is no window of the map',
    cureZh: '请依次写西、南、东、北四个数(经纬度,WGS-84),西小于东、南小于北,跨度大于零。',
    cureEn:
      'Write west, south, east, north in WGS-84 degrees, west below east and south below north.',
  },
  'map-time-faulty': {
    status: 422,
    zh: '回放的时段不成立:最长两天,开始早于结束',
    en: 'The span of time is faulty: two days at most, its beginning before its end',
    cureZh: '请选择某一天回放。',
    cureEn: 'Choose a day.',
  },
  'map-background-faulty': {
    status: 422,
    zh: '底图来源不能使用:{fault}',
    en: 'The source of the ground cannot be used: {fault}',
    cureZh: '请对照数据提供方的说明改正;不确定时可先选择“只用本镇矢量底图”。',
    cureEn: "Mend it after the provider's manual; when in doubt choose the town's own drawing.",
  },
  'map-file-unreadable': {
    status: 422,
    zh: '文件不是可以读取的 GeoJSON',
    en: 'The file is no GeoJSON that can be read',
    cureZh: '请上传 UTF-8 编码的 GeoJSON(FeatureCollection),坐标系 WGS-84,不超过 36 MB。',
    cureEn: 'Upload a GeoJSON FeatureCollection in UTF-8 and WGS-84, at most 36 MB.',
  },
  'map-file-empty': {
    status: 422,
    zh: '文件里没有可用的要素(有误的 {faults} 个);第一处:{first}',
    en: 'The file holds nothing that can be taken ({faults} faulty); the first: {first}',
    cureZh: '请改正文件后再上传。',
    cureEn: 'Mend the file and upload it again.',
  },
  'map-file-too-many': {
    status: 422,
    zh: '文件的要素超过 {limit} 个',
    en: 'The file has more than {limit} features',
    cureZh: '请拆成几个图层上传。',
    cureEn: 'Split it into several layers.',
  },
  'map-shape-faulty': {
    status: 422,
    zh: '画的图形有误:{fault}',
    en: 'What was drawn is faulty: {fault}',
    cureZh: '请在地图上改正:边不能交叉。',
    cureEn: 'Mend it on the map: its sides must not cross.',
  },
  'map-area-faulty': {
    status: 422,
    zh: '选择的范围有误:{fault}',
    en: 'The area of the selection is faulty: {fault}',
    cureZh: '请重新圈选:边不能交叉,范围要有大小。',
    cureEn: 'Draw it again: no crossing sides, and some size.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
