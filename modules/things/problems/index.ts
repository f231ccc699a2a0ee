/** Problems of devices. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';
import { firmwareProblems } from './firmware.ts';
import { modelProblems } from './model.ts';
import { provisioningProblems } from './provisioning.ts';

export const problems = defineProblems({
  'model-unknown': {
    status: 422,
    zh: '没有编码为“{code}”的物模型',
    en: 'There is no thing model “{code}”',
    cureZh: '请先建立或导入该物模型，或改用已有的物模型。',
    cureEn: 'Create or import the model first, or use one that exists.',
  },
  'thing-code-taken': {
    status: 409,
    zh: '设备编码“{code}”已被使用',
    en: 'The device code “{code}” is taken',
    cureZh: '请换一个编码。',
    cureEn: 'Choose another code.',
  },
  'external-id-taken': {
    status: 409,
    zh: '接入标识“{externalId}”已登记过',
    en: 'The external id “{externalId}” is registered already',
    cureZh: '请核对设备铭牌上的标识；同一接入通道下不能重复。',
    cureEn: 'Check the id on the device; it must be unique at its door.',
  },
  'gateway-unknown': {
    status: 422,
    zh: '没有这个网关',
    en: 'There is no such gateway',
    cureZh: '请选择本镇已登记、且自身不挂在其他网关下的设备。',
    cureEn: 'Choose a registered device that does not itself hang on a gateway.',
  },
  'secret-weak': {
    status: 422,
    zh: '密钥过短',
    en: 'The secret is too short',
    cureZh: '密钥至少 16 个字符，请使用系统生成的密钥。',
    cureEn: 'Use at least 16 characters of chance, best a generated one.',
  },
  'service-unknown': {
    status: 422,
    zh: '该设备没有“{service}”这项指令',
    en: 'The device has no service “{service}”',
    cureZh: '请从设备页列出的指令中选择。',
    cureEn: 'Choose one of the commands on the device’s page.',
  },
  'input-invalid': {
    status: 422,
    zh: '填写的参数有误，共 {count} 处',
    en: '{count} of the inputs do not fit the model',
    cureZh: '请按每一处的说明改正。',
    cureEn: 'Mend each place as it says.',
  },
  'thing-not-active': {
    status: 409,
    zh: '设备“{name}”已停用或已报废',
    en: 'The device “{name}” is disabled or retired',
    cureZh: '请先启用设备。',
    cureEn: 'Enable the device first.',
  },
  'thing-retired': {
    status: 409,
    zh: '设备已报废',
    en: 'The device is retired',
    cureZh: '报废后不能再改动；如需重新启用，请作为新设备登记。',
    cureEn: 'It cannot be changed any more; register it as a new device.',
  },
  'gateway-has-children': {
    status: 409,
    zh: '网关下还有设备',
    en: 'Devices still hang on this gateway',
    cureZh: '请先将下挂设备改接其他网关或报废。',
    cureEn: 'Move its devices to another gateway or retire them first.',
  },
  'department-missing': {
    status: 422,
    zh: '没有这个部门',
    en: 'There is no such department',
    cureZh: '请从列表中选择部门。',
    cureEn: 'Choose a department from the list.',
  },
  'group-unknown': {
    status: 422,
    zh: '没有编码为“{code}”的分组',
    en: 'There is no group “{code}”',
    cureZh: '请先建立该分组。',
    cureEn: 'Create the group first.',
  },
  'group-taken': {
    status: 409,
    zh: '分组编码“{code}”已被使用',
    en: 'The group code “{code}” is taken',
    cureZh: '请换一个编码。',
    cureEn: 'Choose another code.',
  },
  'command-gone-out': {
    status: 409,
    zh: '指令已经发出，不能撤回',
    en: 'The command has been sent and cannot be taken back',
    cureZh: '请等待设备答复，或下发相反的指令。',
    cureEn: 'Wait for the answer, or send the opposite command.',
  },
  'things-export-too-large': {
    status: 422,
    zh: '超过 {limit} 台设备，无法一次导出',
    en: 'More than {limit} devices cannot be exported at once',
    cureZh: '请缩小筛选范围。',
    cureEn: 'Narrow the filter.',
  },
  ...firmwareProblems,
  ...modelProblems,
  ...provisioningProblems,
});

/** Thrower of this catalogue. */
export const problem = problemsOf(problems);
