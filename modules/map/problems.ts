/** Problems of the map. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'map-layer-unknown': {
    status: 404,
    zh: '没有编码为“{code}”的图层',
    en: 'There is no layer “{code}”',
    cureZh: '它可能已被停用，或您没有查看它的权限；请从图层列表中选择。',
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
    cureZh: '请依次写西、南、东、北四个数（经纬度，WGS-84），西小于东、南小于北，跨度大于零。',
    cureEn:
      'Write west, south, east, north in WGS-84 degrees, west below east and south below north.',
  },
  'map-time-faulty': {
    status: 422,
    zh: '回放的时段不成立：最长两天，开始早于结束',
    en: 'The span of time is faulty: two days at most, its beginning before its end',
    cureZh: '请选择某一天回放。',
    cureEn: 'Choose a day.',
  },
  'map-background-faulty': {
    status: 422,
    zh: '底图来源不能使用：{fault}',
    en: 'The source of the ground cannot be used: {fault}',
    cureZh: '请对照数据提供方的说明改正；不确定时可先选择“只用本镇矢量底图”。',
    cureEn: "Mend it after the provider's manual; when in doubt choose the town's own drawing.",
  },
  'map-file-unreadable': {
    status: 422,
    zh: '文件不是可以读取的 GeoJSON',
    en: 'The file is no GeoJSON that can be read',
    cureZh: '请上传 UTF-8 编码的 GeoJSON(FeatureCollection)，坐标系 WGS-84，不超过 36 MB。',
    cureEn: 'Upload a GeoJSON FeatureCollection in UTF-8 and WGS-84, at most 36 MB.',
  },
  'map-file-empty': {
    status: 422,
    zh: '文件里没有可用的要素（有误的 {faults} 个）；第一处：{first}',
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
    zh: '画的图形有误：{fault}',
    en: 'What was drawn is faulty: {fault}',
    cureZh: '请在地图上改正：边不能交叉。',
    cureEn: 'Mend it on the map: its sides must not cross.',
  },
  'map-area-faulty': {
    status: 422,
    zh: '选择的范围有误：{fault}',
    en: 'The area of the selection is faulty: {fault}',
    cureZh: '请重新圈选：边不能交叉，范围要有大小。',
    cureEn: 'Draw it again: no crossing sides, and some size.',
  },
  'map-tile-missing': {
    status: 424,
    zh: '底图瓦片没有取到：{said}',
    en: 'The tile did not come: {said}',
    cureZh: '请核对地址与密钥后再试。',
    cureEn: 'Look at the address and the key and try again.',
  },
  'map-archive-name': {
    status: 422,
    zh: '文件名不能使用',
    en: 'The name of the file cannot be used',
    cureZh: '请用字母、汉字、数字、点、横线、下划线命名，以 .pmtiles 结尾。',
    cureEn: 'Use letters, digits, dots, dashes and underscores, ending in .pmtiles.',
  },
  'map-archive-faulty': {
    status: 422,
    zh: '文件“{name}”不能作为底图：{fault}',
    en: 'The file “{name}” cannot be a ground: {fault}',
    cureZh: '请上传 PMTiles 第 3 版的完整文件。',
    cureEn: 'Upload a whole archive of PMTiles version 3.',
  },
  'map-archive-too-large': {
    status: 413,
    zh: '文件超过 {limitGigabytes} GB',
    en: 'The file is larger than {limitGigabytes} GB',
    cureZh: '请由运维人员直接放入数据目录的 map/本镇编号 文件夹。',
    cureEn: 'Have it laid by hand into the folder of the town under “map” in the data directory.',
  },
  'map-archive-unknown': {
    status: 404,
    zh: '没有名为“{name}”的 PMTiles 文件',
    en: 'There is no PMTiles archive “{name}”',
    cureZh: '它可能已被删除，请从列表中选择。',
    cureEn: 'It may have been removed; choose from the list.',
  },
  'map-archive-used': {
    status: 409,
    zh: '“{name}”正用作底图，不能删除',
    en: '“{name}” is the ground of the map and cannot be removed',
    cureZh: '请先换用别的底图来源。',
    cureEn: 'Choose another source of the ground first.',
  },
  'map-drawing-unknown': {
    status: 404,
    zh: '没有这个标绘，或您无权查看',
    en: 'There is no such drawing, or it is not shared with you',
    cureZh: '它可能已被删除或改为不共享；请向发来链接的人确认。',
    cureEn: 'It may have been removed or is no longer shared; ask who sent you the link.',
  },
  'map-drawing-not-yours': {
    status: 403,
    zh: '只有绘制人可以修改这个标绘',
    en: 'Only who drew it may change it',
    cureZh: '您可以另存一份自己的标绘。',
    cureEn: 'You may keep a drawing of your own instead.',
  },
  'map-drawing-too-fine': {
    status: 422,
    zh: '图形有 {corners} 个顶点，超过 {limit} 个',
    en: 'The shape has {corners} corners, more than {limit}',
    cureZh: '请在“地图设置”把它作为自有图层上传，那里会自动简化。',
    cureEn: 'Upload it as a layer of the town, where it is drawn more plainly.',
  },
  'map-drawings-full': {
    status: 409,
    zh: '每人最多保存 {limit} 个标绘',
    en: 'A person keeps at most {limit} drawings',
    cureZh: '请先删除不再需要的标绘。',
    cureEn: 'Remove some that are no longer needed.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
