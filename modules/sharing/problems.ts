import { defineProblems, problemsOf } from '#platform/problems/index.ts';
import { useProblems } from './problems-of-use.ts';

/** Problems of asking and deciding; those of use stand beside. */
const askProblems = defineProblems({
  'resource-closed': {
    status: 409,
    zh: '“{title}”不予共享，不能申请',
    en: '“{title}” is closed: its owner shares it with nobody',
    cureZh: '请与数源部门协商；属于目录定级有误的，由数源部门调整共享属性后再申请。',
    cureEn:
      'Talk to the owner; where the grade is wrong, ask again after the owner has changed it.',
  },
  'resource-not-held': {
    status: 409,
    zh: '“{title}”的数据留在来源，数源部门还没有设置怎样读取，暂不能申请',
    en: 'The rows of “{title}” stay at their source, and its owner has not set up yet how they are read',
    cureZh: '请数源部门在“数据归集”中设置现场读取，或把数据归集进来，再申请。',
    cureEn: 'Ask the owner to set up reading in place, or to bring the rows in, then ask again.',
  },
  'resource-own': {
    status: 409,
    zh: '“{title}”就是本部门的数据，不需要申请',
    en: '“{title}” is your own department’s data: there is nothing to ask for',
    cureZh: '请在“资源目录”中直接查看。',
    cureEn: 'Look at it in the catalogue.',
  },
  'own-department-missing': {
    status: 409,
    zh: '您不属于任何部门，不能代表部门申请或使用数据',
    en: 'You belong to no department, and data is shared between departments only',
    cureZh: '请管理员在“人员”中填写您的部门。',
    cureEn: 'Ask the administrator to enter your department.',
  },
  'words-short': {
    status: 422,
    zh: '请写清楚，至少 {least} 个字',
    en: 'Say it in at least {least} characters',
    cureZh: '对方部门和当事人都会看到这段话。',
    cureEn: 'The other department and the people concerned read it.',
  },
  'basis-words-missing': {
    status: 422,
    zh: '请写明依据的法律、法规名称和条款',
    en: 'Name the law or regulation and its article',
    cureZh: '选择“其他法律、行政法规”时必须写明。',
    cureEn: 'It is required where the basis is another law.',
  },
  'shared-field-unknown': {
    status: 422,
    zh: '资源中没有字段“{field}”',
    en: 'The resource has no field “{field}”',
    cureZh: '目录可能刚刚更新，请刷新后重新勾选。',
    cureEn: 'The catalogue may have changed; load the page again and choose anew.',
  },
  'condition-unfit': {
    status: 422,
    zh: '条件“{field}”的写法与字段类型不符',
    en: 'The condition on “{field}” does not fit the type of the field',
    cureZh: '数字、日期、是否类字段请按其格式填写；日期如 2026-11-23。',
    cureEn: 'Give numbers, days (2026-11-23) and yes or no as the field has them.',
  },
  'period-unfit': {
    status: 422,
    zh: '使用期限应从今天或以后开始，最长 {days} 天',
    en: 'The period begins today or later and lasts at most {days} days',
    cureZh: '长期使用的，到期前重新申请。',
    cureEn: 'What is needed longer is asked for again before it ends.',
  },
  'request-settled': {
    status: 409,
    zh: '申请 {number} 已是“{state}”，不能这样办理',
    en: 'Request {number} is “{state}”: this cannot be done to it',
    cureZh: '请刷新页面查看最新情况。',
    cureEn: 'Load the page again to see how it stands.',
  },
  'not-owner': {
    status: 403,
    zh: '只有数源部门能够办理',
    en: 'Only the department that owns the data can do this',
    cureZh: '请联系 {owner}。',
    cureEn: 'Turn to {owner}.',
  },
  'nothing-granted': {
    status: 422,
    zh: '至少同意一个字段，或选择不同意并说明理由',
    en: 'Grant at least one field, or refuse with a reason',
    cureZh: '一个字段都不同意时，请用“不同意”。',
    cureEn: 'Where no field can be given, refuse.',
  },
  'field-not-asked': {
    status: 422,
    zh: '字段“{field}”没有被申请',
    en: 'The field “{field}” was not asked for',
    cureZh: '只能在申请的字段之内同意。',
    cureEn: 'Grant only what was asked for.',
  },
  'field-not-maskable': {
    status: 422,
    zh: '字段“{field}”没有脱敏方式，不能脱敏提供',
    en: 'The field “{field}” has no mask',
    cureZh: '请完整提供或不提供；也可先在目录中为它设置脱敏方式。',
    cureEn: 'Give it whole or not at all, or set a mask in the catalogue first.',
  },
  'condition-leaks': {
    status: 422,
    zh: '申请按“{field}”筛选，而您没有完整同意这个字段：筛选本身就会透露它的内容',
    en: 'The request selects rows by “{field}”, which you do not grant whole: the selection itself would tell it',
    cureZh: '请完整同意该字段，或把同一条件作为您附加的条件确认，或不同意申请。',
    cureEn: 'Grant the field whole, confirm the same condition as your own, or refuse the request.',
  },
  'wider-than-asked': {
    status: 422,
    zh: '期限和每日行数只能缩短、减少，不能超过申请',
    en: 'Period and rows a day can be cut down only',
    cureZh: '请填写不晚于 {day}、不多于 {rows} 行。',
    cureEn: 'Not later than {day}, not more than {rows} rows.',
  },
  'correction-settled': {
    status: 409,
    zh: '这条校核申请已经办结',
    en: 'This correction is settled',
    cureZh: '请刷新页面查看结果。',
    cureEn: 'Load the page again to see the outcome.',
  },
  'id-number-invalid': {
    status: 422,
    zh: '身份号码不正确',
    en: 'This is no valid identity number',
    cureZh: '请核对 18 位号码，最后一位可能是 X。',
    cureEn: 'Check its 18 places; the last may be X.',
  },
  'identity-unproved': {
    status: 409,
    zh: '没有一个部门的记录能同时对上您的姓名、手机号和这个号码',
    en: 'No department holds this number together with your name and phone',
    cureZh: '请带身份证到便民服务窗口，由窗口人员当面确认。',
    cureEn: 'Bring your identity card to the service window, where a clerk confirms it.',
  },
  'identity-taken': {
    status: 409,
    zh: '这个身份号码已由另一个账号确认',
    en: 'This identity number was confirmed for another account',
    cureZh: '请带身份证到便民服务窗口办理。',
    cureEn: 'Bring your identity card to the service window.',
  },
  'resident-unknown': {
    status: 404,
    zh: '没有用这个手机号验证过的居民账号',
    en: 'No resident has proved this telephone',
    cureZh: '请居民先用手机号登录一次。',
    cureEn: 'Let the resident sign in with it once.',
  },
});

/** All problems of sharing. */
export const problems = defineProblems({ ...askProblems, ...useProblems });

export const problem = problemsOf(problems);
