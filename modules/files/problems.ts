import { defineProblems, problemsOf } from '#platform/problems/index.ts';
import { uploadProblems } from './rules/problems.ts';

const { 'storage-full': _general, ...ofUploads } = uploadProblems;

const ofAdoption = defineProblems({
  'upload-without-file': {
    status: 400,
    zh: '请求里没有文件',
    en: 'The request carries no file',
    cureZh: '请用 multipart/form-data 上传，文件字段名为 file。',
    cureEn: 'Send multipart/form-data with the file in the field “file”.',
  },
  'upload-more-than-one': {
    status: 400,
    zh: '一次请求里有不止一个文件，都没有保存',
    en: 'The request carries more than one file; none was kept',
    cureZh: '请一个文件一次请求，分别上传。',
    cureEn: 'Send one file a request, one after the other.',
  },
  'upload-broken': {
    status: 400,
    zh: '上传的内容不完整或格式不对，没有保存',
    en: 'The upload was cut off or is no proper form; nothing was kept',
    cureZh:
      '请检查网络后重新上传；由程序上传的，请核对 multipart/form-data 的写法（至多 10 个字段）。',
    cureEn:
      'Check the network and upload again; programs: check how the multipart/form-data is written (at most 10 fields).',
  },
  'attachment-unknown': {
    status: 422,
    zh: '第 {index} 个附件已失效',
    en: 'Attachment {index} is no longer there',
    cureZh: '上传后超过 24 小时未提交的附件会被清理，请重新上传这一个，其余内容仍保留。',
    cureEn:
      'Uploads that are not used within 24 hours are removed. Upload this one again; the rest is kept.',
  },
  'attachment-kind-unfit': {
    status: 422,
    zh: '第 {index} 个附件是文档，这里只收照片和录音',
    en: 'Attachment {index} is a document; photos and voice notes only are taken here',
    cureZh: '请拍照后重新上传这一个。',
    cureEn: 'Take photos of it and upload those.',
  },
  'attachment-foreign': {
    status: 422,
    zh: '第 {index} 个附件属于别的事件或别人',
    en: 'Attachment {index} belongs to another matter or person',
    cureZh: '请重新上传这个附件。',
    cureEn: 'Upload it again for this matter.',
  },
});

/** Problems of uploads and attachments; a full disk is a general one. */
export const problems = { ...ofUploads, ...ofAdoption };

/** Thrower of this module's problems. */
export const problem = problemsOf(problems);
