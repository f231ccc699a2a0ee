import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'item-unknown': {
    status: 404,
    zh: '没有事项“{code}”，或者已经停办',
    en: 'There is no item “{code}”, or it is closed',
    cureZh: '请回到“办事”重新查找，或打电话问窗口。',
    cureEn: 'Go back to Services and look for it again, or ring the window.',
  },
  'item-not-online': {
    status: 409,
    zh: '“{title}”要本人到窗口办理，不能网上申请',
    en: '“{title}” is done at the window in person, not online',
    cureZh: '请按事项页上的窗口地址和时间前往，带上列出的材料。',
    cureEn: 'Go to the window named on its page with the materials listed there.',
  },
  'item-closed': {
    status: 409,
    zh: '“{title}”已经停办，申请没有提交',
    en: '“{title}” was closed meanwhile; nothing was handed in',
    cureZh: '您填写的内容还保留着。请打电话问窗口改办什么事项。',
    cureEn: 'What you wrote is kept. Ring the window and ask what to apply for instead.',
  },
  'eligibility-none': {
    status: 422,
    zh: '这个事项没有自测的问题',
    en: 'This item has no questions to answer',
    cureZh: '请直接看它的办理条件和材料，或打电话问窗口。',
    cureEn: 'Read its conditions and materials, or ask the window by telephone.',
  },
  'eligibility-open': {
    status: 422,
    zh: '这些回答对不上这个事项的问题，不能判断',
    en: 'These answers do not belong to the questions of this item',
    cureZh: '请从第一个问题重新回答；问题可能刚改过。',
    cureEn: 'Answer again from the first question; they may have just changed.',
  },
  'answers-faulty': {
    status: 422,
    zh: '有 {count} 处需要改一改',
    en: '{count} answer(s) need mending',
    cureZh: '请按每一处的说明修改；其余内容已经保存。',
    cureEn: 'Mend each as it says; the rest is kept.',
  },
  'sensitive-withdrawn': {
    status: 409,
    zh: '您撤回了在网上使用身份证号等敏感信息的同意，“{title}”要到窗口办理',
    en: 'You withdrew your consent to the use of sensitive data online; “{title}” is done at the window',
    cureZh:
      '填写的内容还保留着。要在网上办，请到“我的信息”重新同意；也可以按事项页上的地址到窗口办理。',
    cureEn:
      'What you wrote is kept. Consent again under My data to hand it in online, or go to the window.',
  },
  'prefill-dropped': {
    status: 409,
    zh: '您撤回了“自动填写”的同意，系统填的 {count} 项已经去掉',
    en: 'You withdrew your consent to filling in: {count} answer(s) filled in for you were taken out',
    cureZh: '请把这几项自己填上，再提交。您自己写的内容都还在。',
    cureEn: 'Fill these in yourself and hand it in again. What you wrote is all there.',
  },
  'consent-missing': {
    status: 403,
    zh: '没有您的同意，不能从镇里的登记中自动填写',
    en: 'Nothing is filled in from the town’s registers without your consent',
    cureZh: '可以先同意“办事时自动填好镇里已有的信息”，也可以自己填写。',
    cureEn: 'Give the consent first, or fill it in yourself.',
  },
  'record-missing': {
    status: 404,
    zh: '镇里没有找到与您的姓名和手机号一致的登记，请自己填写',
    en: 'No register of the town matches your name and phone; please fill it in yourself',
    cureZh: '登记有误的，可以在“我的个人信息”中申请更正。',
    cureEn: 'Where a register is wrong, ask for a correction under My data.',
  },
  'application-act-closed': {
    status: 409,
    zh: '办件 {number} 现在是“{stage}”，不能“{act}”',
    en: 'Application {number} is “{stage}”: it cannot be “{act}” now',
    cureZh: '请刷新，看看是不是别人刚办过。',
    cureEn: 'Reload: somebody may have just acted.',
  },
  'application-act-foreign': {
    status: 403,
    zh: '“{act}”由承办部门办理，您不能办',
    en: '“{act}” is for the department that handles it',
    cureZh: '请由承办部门负责人或窗口人员操作。',
    cureEn: 'Ask the head of that department or the clerk.',
  },
  'application-act-lacks': {
    status: 422,
    zh: '“{act}”还缺：{missing}',
    en: '“{act}” still lacks: {missing}',
    cureZh: '请补上后再提交。这些话申请人会看到。',
    cureEn: 'Add it. The applicant reads these words.',
  },
  'fee-due': {
    status: 409,
    zh: '办件 {number} 的费用还没有缴，不能交付',
    en: 'The fee of application {number} is not paid, so it is not delivered',
    cureZh: '请申请人在手机上或窗口缴费后再交付。',
    cureEn: 'Deliver once the applicant has paid on the phone or at the window.',
  },
  'applicant-phone-faulty': {
    status: 422,
    zh: '手机号“{phone}”不对',
    en: '“{phone}” is not a mobile number',
    cureZh: '请核对 11 位手机号；没有手机的可以留空。',
    cureEn: 'Check the 11 digits; leave it empty where there is none.',
  },
  'item-faulty': {
    status: 422,
    zh: '事项有 {count} 处问题，没有保存',
    en: 'The item has {count} fault(s) and was not saved',
    cureZh: '请按每一处的说明修改。',
    cureEn: 'Mend each place as it says.',
  },
  'item-department-unknown': {
    status: 422,
    zh: '没有部门“{code}”',
    en: 'There is no department “{code}”',
    cureZh: '请在“部门”中查看代码，或先新增部门。',
    cureEn: 'Look its code up under Departments, or add it first.',
  },
});

/** Throws one of this module's problems. */
export const problem = problemsOf(problems);
