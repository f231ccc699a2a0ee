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
  'attachment-unknown': {
    status: 422,
    zh: '第 {index} 个附件已失效',
    en: 'Attachment {index} is no longer there',
    cureZh: '上传后超过 24 小时未提交的附件会被清理，请重新上传这一个，其余内容仍保留。',
    cureEn:
      'Uploads that are not used within 24 hours are removed. Upload this one again; the rest is kept.',
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
