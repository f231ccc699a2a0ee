/** Why a file is refused or cannot be stored: the catalogue of uploads and of the disk store. */
import { defineProblems, Problem, problemsOf } from '#platform/problems/index.ts';

/** Entries by code. Sizes are told in MB of 1,000,000 bytes, as people's phones show them. */
export const uploadProblems = defineProblems({
  'upload-empty': {
    status: 422,
    zh: '上传的文件是空的',
    en: 'The uploaded file is empty',
    cureZh: '请重新选择文件后再上传',
    cureEn: 'Choose the file again and upload it',
  },
  'upload-too-large': {
    status: 413,
    zh: '文件超过 {limitMegabytes} MB，无法接收',
    en: 'The file is larger than {limitMegabytes} MB',
    cureZh: '请把照片分辨率调低、缩短录音，或把文档分成几个、用较低的清晰度扫描后再上传',
    cureEn:
      'Take the photo at a lower resolution, record a shorter voice note, or split the document or scan it less finely',
  },
  'upload-type-unknown': {
    status: 415,
    zh: '这个文件不是可接收的照片、录音或 PDF 文档（内容看起来是：{looksLike}）',
    en: 'This file is no photo, voice note or PDF document that we accept (its content looks like: {looksLike})',
    cureZh:
      '照片请用 JPEG、PNG、WebP 或 AVIF，录音请用 WebM、Ogg、M4A、MP3 或 WAV，文档请另存为 PDF',
    cureEn:
      'Send photos as JPEG, PNG, WebP or AVIF, voice notes as WebM, Ogg, M4A, MP3 or WAV, and save documents as PDF',
  },
  'upload-type-mismatch': {
    status: 415,
    zh: '文件声明为 {declaredType}，内容却是 {actualType}',
    en: 'The file was declared as {declaredType} but contains {actualType}',
    cureZh: '请在照片处上传照片，在录音处上传录音；文档请以 PDF 上传',
    cureEn:
      'Upload photos where photos are asked for, voice notes where voice is asked for, and documents as PDF',
  },
  'photo-heic': {
    status: 415,
    zh: '暂不能打开苹果手机的 HEIC 照片',
    en: 'HEIC photos of Apple phones cannot be opened here',
    cureZh: '请在手机“设置 → 相机 → 格式”中选择“兼容性最佳”，或把照片另存为 JPEG 后再上传',
    cureEn: 'Choose Settings → Camera → Formats → Most Compatible, or save the photo as JPEG first',
  },
  'photo-too-many-pixels': {
    status: 422,
    zh: '照片有 {megapixels} 百万像素，超过 {limitMegapixels} 百万像素的上限',
    en: 'The photo has {megapixels} megapixels, more than the {limitMegapixels} allowed',
    cureZh: '请把相机分辨率调低后重新拍摄，或缩小照片后再上传',
    cureEn: 'Take the photo at a lower resolution or shrink it before uploading',
  },
  'photo-damaged': {
    status: 422,
    zh: '照片已损坏或没有传完整',
    en: 'The photo is damaged or was cut off while sending',
    cureZh: '请重新上传；若仍失败，请重新拍摄',
    cureEn: 'Upload it again; if it fails again, take the photo anew',
  },
  'photo-too-slow': {
    status: 422,
    zh: '照片结构异常，处理超时',
    en: 'The photo is built so that opening it takes too long',
    cureZh: '请用手机相机重新拍摄后上传',
    cureEn: 'Take the photo anew with the phone’s camera',
  },
  'document-encrypted': {
    status: 422,
    zh: '这个 PDF 设了密码或加了保护，工作人员打不开',
    en: 'This PDF is protected by a password; the staff could not open it',
    cureZh: '请先去掉密码和保护（打开后“打印”为 PDF 即可）再上传，或拍照上传',
    cureEn:
      'Remove its protection first (open it and print it to PDF) and upload it again, or take photos of it',
  },
  'document-damaged': {
    status: 422,
    zh: '这个 PDF 已损坏或没有传完整',
    en: 'The PDF is damaged or was cut off',
    cureZh:
      '请在手机或电脑上打开看看；能打开的，“打印”为 PDF 后重新上传；打不开的，请换一份或拍照上传',
    cureEn:
      'Try to open it: if it opens, print it to PDF and upload that; if not, take another copy or photos of it',
  },
  'voice-damaged': {
    status: 422,
    zh: '录音已损坏或没有声音内容',
    en: 'The voice note is damaged or holds no sound',
    cureZh: '请重新录音后上传',
    cureEn: 'Record it again',
  },
  'voice-is-video': {
    status: 415,
    zh: '这是视频，不是录音',
    en: 'This is a video, not a voice note',
    cureZh: '请只录声音，或改用照片说明情况',
    cureEn: 'Record sound only, or show the matter in photos',
  },
  'voice-too-long': {
    status: 422,
    zh: '录音长 {durationSeconds} 秒，超过 {limitSeconds} 秒的上限',
    en: 'The voice note lasts {durationSeconds} s, longer than the {limitSeconds} s allowed',
    cureZh: '请分成几段较短的录音，或改用文字',
    cureEn: 'Record a shorter note, or write the text',
  },
  'storage-full': {
    status: 507,
    zh: '服务器的存储空间已满，文件没有保存',
    en: 'The disk of this server is full; the file was not stored',
    cureZh: '请稍后再试；管理员请清理或扩充数据盘',
    cureEn: 'Try again later; the operator must free or add space on the data disk',
  },
  'storage-not-writable': {
    status: 500,
    zh: '文件目录无法读写（{systemCode}），文件没有保存',
    en: 'The file store cannot be read or written ({systemCode})',
    cureZh: '管理员请检查数据目录是否存在、权限是否正确、磁盘是否只读',
    cureEn:
      'The operator must check that the data folder exists, is owned by the service and is not read-only',
  },
  'file-not-found': {
    status: 404,
    zh: '找不到这个文件',
    en: 'There is no such file',
    cureZh: '文件可能已被删除，请刷新页面',
    cureEn: 'It may have been removed; reload the page',
  },
});

/** Codes of {@link uploadProblems}. */
export type UploadProblemCode = keyof typeof uploadProblems;

/** Makes the error to throw: `throw refusal('photo-damaged')`. */
export const refusal = problemsOf(uploadProblems);

/** True when `error` is a {@link Problem} of this catalogue (of the code, if one is given). */
export function isUploadProblem(error: unknown, code?: UploadProblemCode): error is Problem {
  if (!(error instanceof Problem)) return false;
  return code === undefined ? error.code in uploadProblems : error.code === code;
}
