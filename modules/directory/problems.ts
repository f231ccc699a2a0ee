/** Problems of the directory. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'directory-place-unknown': {
    status: 404,
    zh: '没有找到这个地点',
    en: 'There is no such place',
    cureZh: '它可能已停用。请返回目录重新选择。',
    cureEn: 'It may be out of use. Go back and choose again.',
  },
  'place-code-taken': {
    status: 409,
    zh: '代码“{code}”已被另一个地点使用',
    en: 'Another place has the code “{code}”',
    cureZh: '请换一个代码。',
    cureEn: 'Choose another code.',
  },
  'place-faulty': {
    status: 422,
    zh: '地点有 {count} 处不对',
    en: 'The place has {count} fault(s)',
    cureZh: '请按每一处的说明改正。',
    cureEn: 'Mend each place as it says.',
  },
  'directory-kind-unknown': {
    status: 422,
    zh: '没有代码为“{code}”的类型',
    en: 'There is no kind “{code}”',
    cureZh: '请先在“类型”里新增。',
    cureEn: 'Add it to the kinds first.',
  },
  'kind-in-use': {
    status: 409,
    zh: '类型“{code}”还有地点在用，不能去掉',
    en: 'The kind “{code}” still has places',
    cureZh: '请先把那些地点改成别的类型。',
    cureEn: 'Give those places another kind first.',
  },
  'notice-unknown': {
    status: 404,
    zh: '没有找到这条通知',
    en: 'There is no such notice',
    cureZh: '它可能已撤下或到期。',
    cureEn: 'It may have been taken down or be over.',
  },
  'notice-act-closed': {
    status: 409,
    zh: '这条通知现在不能这样办理',
    en: 'This cannot be done to the notice as it stands',
    cureZh: '请刷新查看它目前的状态。',
    cureEn: 'Reload to see how it stands.',
  },
  'notice-over': {
    status: 422,
    zh: '有效期已经过了',
    en: 'It would be over already',
    cureZh: '请选择今天或以后的日子。',
    cureEn: 'Choose today or a later day.',
  },
  'directory-village-unknown': {
    status: 422,
    zh: '没有这个村',
    en: 'There is no such village',
    cureZh: '请重新选择村。',
    cureEn: 'Choose the village again.',
  },
  'bus-unknown': {
    status: 404,
    zh: '没有找到这条线路或站点',
    en: 'There is no such line or stop',
    cureZh: '时刻表可能已更新，请返回重新选择。',
    cureEn: 'The timetable may have changed; go back and choose again.',
  },
  'bus-file-unreadable': {
    status: 422,
    zh: '这不是 GTFS 压缩包',
    en: 'This is no GTFS archive',
    cureZh: '请上传 zip 文件，里面有 stops.txt 等文件。',
    cureEn: 'Upload a zip file with stops.txt and the others inside.',
  },
  'bus-file-faulty': {
    status: 422,
    zh: '时刻表有 {count} 处错误，没有导入',
    en: 'The timetable has {count} fault(s) and was not imported',
    cureZh: '请按列出的文件和行号改正后再导入。',
    cureEn: 'Mend the files at the lines listed and import again.',
  },
  'bus-rule-empty': {
    status: 422,
    zh: '没有选择任何开行日',
    en: 'No day was chosen',
    cureZh: '请至少选择一天，或改用别的规则。',
    cureEn: 'Choose at least one day, or another rule.',
  },
});

export const problem = problemsOf(problems);
