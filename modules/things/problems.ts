/** Problems of devices. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'model-unknown': {
    status: 422,
    zh: '没有编码为“{code}”的物模型',
    en: 'There is no thing model “{code}”',
    cureZh: '请先建立或导入该物模型,或改用已有的物模型。',
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
    cureZh: '请核对设备铭牌上的标识;同一接入方式下不能重复。',
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
    cureZh: '密钥至少 16 个字符,请使用系统生成的密钥。',
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
    zh: '填写的参数有误,共 {count} 处',
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
});

/** Thrower of this catalogue. */
export const problem = problemsOf(problems);
