/** Problems of bringing devices in: workbooks, claim codes, self-registration. */
import { defineProblems } from '#platform/problems/index.ts';

export const provisioningProblems = defineProblems({
  'import-things-gone': {
    status: 410,
    zh: '这次导入的预览已过期或已应用',
    en: 'This preview has expired or was applied',
    cureZh: '请重新上传文件。',
    cureEn: 'Upload the file again.',
  },
  'import-things-outdated': {
    status: 409,
    zh: '预览之后有 {count} 行已与现状冲突',
    en: '{count} row(s) no longer fit since the preview',
    cureZh: '请重新上传文件，查看新的预览。',
    cureEn: 'Upload the file again and look at the new preview.',
  },
  'row-word-unknown': {
    status: 422,
    zh: '“{word}”不是可用的{what}',
    en: '“{word}” is no {what}',
    cureZh: '可用的有：{choices}。',
    cureEn: 'One of: {choices}.',
  },
  'row-repeated': {
    status: 422,
    zh: '“{word}”在文件中重复，先见于第 {row} 行',
    en: '“{word}” stands twice in the file, first in row {row}',
    cureZh: '请删去一行或改正。',
    cureEn: 'Remove one row or mend it.',
  },
  'row-position-wrong': {
    status: 422,
    zh: '经纬度有误或不在本县范围内',
    en: 'The position is wrong or outside the county',
    cureZh: '请填写 WGS-84 经度、纬度（度），两者都填或都不填。',
    cureEn: 'Give WGS-84 longitude and latitude in degrees, both or none.',
  },
  'claim-unknown': {
    status: 404,
    zh: '没有认领码“{code}”',
    en: 'There is no claim code “{code}”',
    cureZh: '请核对标签上的 12 位认领码，或重新扫码。',
    cureEn: 'Check the twelve characters on the label, or scan again.',
  },
  'claim-used': {
    status: 409,
    zh: '认领码已用于设备“{name}”',
    en: 'The claim code was used for the device “{name}”',
    cureZh: '一个认领码只能用一次；如需移位，请在设备页修改位置。',
    cureEn: 'Each is used once; to move the device, change its position on its page.',
  },
  'claim-expired': {
    status: 410,
    zh: '认领码已过期',
    en: 'The claim code has expired',
    cureZh: '请联系管理员重新打印标签。',
    cureEn: 'Ask the administrator for a new label.',
  },
  'registration-refused': {
    status: 403,
    zh: '设备自注册被拒绝',
    en: 'The self-registration was refused',
    cureZh: '请核对物模型编码与注册密钥，并确认该物模型已开放自注册。',
    cureEn: 'Check model code and secret, and whether the model allows it.',
  },
});
