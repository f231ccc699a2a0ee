/** Problems of firmware. */
import { defineProblems } from '#platform/problems/index.ts';

export const firmwareProblems = defineProblems({
  'firmware-taken': {
    status: 409,
    zh: '该物模型已有版本“{version}”',
    en: 'The model already has a version “{version}”',
    cureZh: '请换一个版本号；已上传的固件不能替换。',
    cureEn: 'Choose another version; a package is never replaced.',
  },
  'firmware-empty': {
    status: 422,
    zh: '固件文件是空的',
    en: 'The package is empty',
    cureZh: '请重新选择文件。',
    cureEn: 'Choose the file again.',
  },
  'firmware-retired': {
    status: 409,
    zh: '固件已停用',
    en: 'The package is retired',
    cureZh: '请选择其他版本。',
    cureEn: 'Choose another version.',
  },
  'rollout-running': {
    status: 409,
    zh: '该物模型已有进行中的升级任务',
    en: 'A roll-out of this model is under way',
    cureZh: '请等它完成，或先停止它。',
    cureEn: 'Let it end, or stop it first.',
  },
  'rollout-steps-wrong': {
    status: 422,
    zh: '分批比例必须逐步增大到 100%',
    en: 'The steps must rise to 100 %',
    cureZh: '例如 5、25、100。',
    cureEn: 'For instance 5, 25, 100.',
  },
  'rollout-empty': {
    status: 422,
    zh: '没有可升级的设备',
    en: 'There is no device to update',
    cureZh: '请检查物模型与分组，设备须为启用状态。',
    cureEn: 'Check model and group; devices must be in use.',
  },
  'rollout-over': {
    status: 409,
    zh: '升级任务已结束',
    en: 'The roll-out is over',
    cureZh: '请新建升级任务。',
    cureEn: 'Start a new one.',
  },
});
