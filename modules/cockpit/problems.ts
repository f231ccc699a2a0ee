/** What can go wrong with the cockpit. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'board-place-unknown': {
    status: 404,
    zh: '没有代码为“{code}”的村（社区）、网格或乡镇',
    en: 'There is no village, grid cell or town with the code "{code}"',
    cureZh: '它可能已停用。请从镇级总览重新进入。',
    cureEn: 'It may be out of use. Enter again from the town overview.',
  },
  'board-place-missing': {
    status: 422,
    zh: '没有说明要看哪一处：{level} 一级要写明代码',
    en: 'It is not said which place is meant: the level {level} needs a code',
    cureZh: '请用 {parameter} 写明代码：{choices}。',
    cureEn: 'Name its code in {parameter}: {choices}.',
  },
  'level-out-of-reach': {
    status: 403,
    zh: '您看不到这一级的驾驶舱',
    en: 'This level of the cockpit is not open to you',
    cureZh: '县级驾驶舱只对县级人员开放，各镇数据只对本镇和所属县开放。',
    cureEn: "The county's page is for its staff; a town's numbers are for the town and its county.",
  },
  'layout-unknown': {
    status: 404,
    zh: '没有版面“{code}”',
    en: 'There is no layout "{code}"',
    cureZh: '请在版面列表中重新选择。',
    cureEn: 'Choose again from the list of layouts.',
  },
  'layout-taken': {
    status: 409,
    zh: '已有代码为“{code}”的版面',
    en: 'A layout with the code "{code}" exists',
    cureZh: '请换一个代码，或修改原有的版面。',
    cureEn: 'Take another code, or change the one that exists.',
  },
  'layout-faulty': {
    status: 422,
    zh: '版面有 {count} 处需要改正',
    en: 'The layout has {count} fault(s)',
    cureZh: '请按每一处的说明改正后再保存。',
    cureEn: 'Mend each place as it says and save again.',
  },
  'layout-not-shipped': {
    status: 409,
    zh: '版面“{code}”是本镇自建的，没有出厂状态',
    en: 'The layout "{code}" was made here and has no shipped state',
    cureZh: '可以在历史版本中恢复较早的版本。',
    cureEn: 'An earlier version can be taken back from the history.',
  },
  'layout-is-shipped': {
    status: 409,
    zh: '版面“{code}”随产品提供，不能删除',
    en: 'The layout "{code}" came with the product and cannot be removed',
    cureZh: '可以修改它，或恢复出厂版面。',
    cureEn: 'Change it, or put it back as it came.',
  },
  'tile-unknown': {
    status: 404,
    zh: '版面上没有磁贴“{id}”',
    en: 'The layout has no tile "{id}"',
    cureZh: '版面可能刚被修改，请刷新。',
    cureEn: 'The layout may have changed just now; reload.',
  },
  'camera-unknown': {
    status: 404,
    zh: '没有这个摄像头',
    en: 'There is no such camera',
    cureZh: '它可能已被删除，请在版面编排中重新选择。',
    cureEn: 'It may have been removed; choose another in the editor.',
  },
  'camera-address-faulty': {
    status: 422,
    zh: '摄像头地址不能使用：{why}',
    en: 'The address of the camera cannot be used: {why}',
    cureZh: '请填写以 http:// 或 https:// 开头的图片或 HLS 播放列表地址。',
    cureEn: 'Give the address of a picture or an HLS playlist, beginning with http:// or https://.',
  },
  'camera-host-not-allowed': {
    status: 422,
    zh: '摄像头的主机“{host}”不在允许名单中',
    en: 'The host "{host}" of the camera is not on the list of allowed hosts',
    cureZh:
      '请管理员在“驾驶舱版面 → 轮播与摄像头 → 允许的摄像头主机”中加入该主机，或改用名单内的地址。',
    cureEn:
      'An administrator may add it under "Rotations and cameras → Allowed camera hosts"; or use an address of a host on the list.',
  },
  'camera-unreachable': {
    status: 502,
    zh: '摄像头“{name}”没有应答',
    en: 'The camera "{name}" does not answer',
    cureZh: '请检查摄像头电源和网络；恢复后画面会自动出现。',
    cureEn: 'Check its power and network; the picture comes back by itself.',
  },
  'rotation-unknown': {
    status: 404,
    zh: '没有轮播“{code}”',
    en: 'There is no rotation "{code}"',
    cureZh: '请在轮播列表中重新选择。',
    cureEn: 'Choose again from the list of rotations.',
  },
});

export const problem = problemsOf(problems);
