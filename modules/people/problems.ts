import { defineProblems, problemsOf } from '#platform/problems/index.ts';

/** Problems of sign-in, staff and residents. */
export const problems = defineProblems({
  'sign-in-failed': {
    status: 401,
    zh: '用户名或密码不对',
    en: 'The user name or password is wrong',
    cureZh: '请检查大小写后重试；忘记密码请联系本镇管理员重置。',
    cureEn: 'Check upper and lower case; if forgotten, the town administrator can reset it.',
  },
  'factor-code-wrong': {
    status: 401,
    zh: '第二重验证没有通过',
    en: 'The second factor was not accepted',
    cureZh: '请用验证器应用里当前的 6 位数字；同一个数字只能用一次，请等下一个。也可用恢复码。',
    cureEn:
      'Use the present six digits of the authenticator app; each works once, so wait for the next. Or use a recovery code.',
  },
  'challenge-gone': {
    status: 410,
    zh: '这一步已过期或试错太多次',
    en: 'This step has expired or failed too often',
    cureZh: '请从头再来一次。',
    cureEn: 'Begin again.',
  },
  'passkey-refused': {
    status: 422,
    zh: '这个通行密钥没有通过核验',
    en: 'This passkey could not be verified',
    cureZh: '请在本平台的页面上重新添加，不要切换网址。',
    cureEn: 'Add it again on a page of this platform, under the same address.',
  },
  'single-sign-on-off': {
    status: 409,
    zh: '本镇没有启用单点登录',
    en: 'This town has no single sign-on at present',
    cureZh: '请用用户名和密码登录，或请本镇安全管理员在“登录安全”中启用。',
    cureEn:
      'Sign in with user name and password, or ask whoever gives rights to switch it on under “Security of sign-in”.',
  },
  'single-sign-on-unreachable': {
    status: 503,
    zh: '统一身份认证没有响应',
    en: 'The single sign-on does not answer',
    cureZh: '请稍后再试，或用用户名和密码登录。仍不行请联系本镇管理员核对地址和网络。',
    cureEn:
      'Try later, or sign in with user name and password. If it lasts, the town administrator should look at address and network.',
  },
  'single-sign-on-state': {
    status: 403,
    zh: '这次登录不是从本浏览器开始的',
    en: 'This sign-in was not begun in this browser',
    cureZh: '请回到登录页，重新点击单点登录；不要使用别人发来的链接。',
    cureEn: 'Go back to the sign-in page and begin again; use no link that somebody sent you.',
  },
  'single-sign-on-refused': {
    status: 403,
    zh: '统一身份认证拒绝了登录（{reason}）',
    en: 'The single sign-on refused the sign-in ({reason})',
    cureZh: '如果是您取消的，重新登录即可；否则请联系县统一身份认证的管理员。',
    cureEn: 'If you cancelled, begin again; otherwise ask whoever runs the single sign-on.',
  },
  'single-sign-on-clock': {
    status: 502,
    zh: '统一身份认证与本平台的时钟不一致',
    en: 'The clocks of the single sign-on and of this platform differ',
    cureZh: '请联系管理员校准两边服务器的时间（NTP）；其间可用用户名和密码登录。',
    cureEn:
      'The administrators should set both clocks (NTP); meanwhile sign in with user name and password.',
  },
  'single-sign-on-faulty': {
    status: 502,
    zh: '统一身份认证的答复没有通过核验',
    en: 'What the single sign-on answered could not be verified',
    cureZh: '请重新登录一次；仍不行请管理员核对颁发者地址、客户端编号和密钥。',
    cureEn:
      'Begin again; if it lasts, the administrator should look at issuer, client id and secret.',
  },
  'single-sign-on-unknown': {
    status: 403,
    zh: '您的统一身份在本镇没有对应的账号',
    en: 'Nobody in this town has the identity that you showed',
    cureZh: '账号须由本镇管理员开设，不会自动创建；请核对用户名或手机号与统一身份一致。',
    cureEn:
      'Accounts are made by the town administrator, never by themselves; user name or phone must be the same on both sides.',
  },
  'single-sign-on-issuer-unfit': {
    status: 422,
    zh: '颁发者地址不能使用',
    en: 'The address of the issuer cannot be used',
    cureZh: '须以 https:// 开头，不含用户名、密码、？和 #。',
    cureEn: 'It must begin with https:// and hold no name, password, ? or #.',
  },
  'single-sign-on-factor-unfit': {
    status: 422,
    zh: '没有说明哪些 acr 或 amr 值算双因素',
    en: 'It is not said which values of acr or amr mean two factors',
    cureZh: '请填写至少一个值（如 mfa），或关闭“代替第二重验证”。',
    cureEn: 'Give at least one value (such as mfa), or switch “replaces the second factor” off.',
  },
  'factors-too-many': {
    status: 409,
    zh: '已有 {count} 个验证方式',
    en: 'There are {count} second factors already',
    cureZh: '请先删除不用的。',
    cureEn: 'Remove one that is not used first.',
  },
  'factor-needed': {
    status: 409,
    zh: '本账号至少需要一个第二重验证方式',
    en: 'This account needs at least one second factor',
    cureZh: '请先添加另一个，再删除这一个。',
    cureEn: 'Add another before removing this one.',
  },
  'key-permission-unfit': {
    status: 422,
    zh: '密钥不能拥有“{permission}”',
    en: 'A key cannot hold “{permission}”',
    cureZh: '授权与账号管理只能由人来做；请只选对接所需的权限。',
    cureEn: 'Rights and accounts are given by people only; choose what the other system needs.',
  },
  'key-life-unfit': {
    status: 422,
    zh: '密钥的有效期须在今后 {days} 天之内',
    en: 'A key must end within the next {days} days',
    cureZh: '请选择一个将来的、不超过一年的日期，到期前换发。',
    cureEn: 'Choose a day ahead within a year, and replace the key before it.',
  },
  'town-ambiguous': {
    status: 409,
    zh: '这个用户名在多个乡镇都有，请选择乡镇',
    en: 'This user name exists in several towns; choose one',
    cureZh: '请在登录页选择乡镇后再登录。',
    cureEn: 'Choose the town on the sign-in page.',
  },
  'password-weak': {
    status: 422,
    zh: '密码太弱：{reason}',
    en: 'The password is too weak: {reason}',
    cureZh: '请用至少 10 个字符，避开姓名、用户名和常见密码。',
    cureEn: 'Use at least 10 characters, not your name, user name or a common password.',
  },
  'username-taken': {
    status: 409,
    zh: '用户名“{username}”已被使用',
    en: 'The user name “{username}” is taken',
    cureZh: '请换一个用户名。',
    cureEn: 'Choose another.',
  },
  'last-administrator': {
    status: 409,
    zh: '这是最后一位管理员，不能停用或撤销',
    en: 'This is the last administrator and cannot be removed',
    cureZh: '请先指定另一位管理员。',
    cureEn: 'Appoint another administrator first.',
  },
  'duties-conflict': {
    status: 409,
    zh: '“{name}”不能同时拥有“{first}”和“{second}”：职责须分离',
    en: '“{name}” must not hold “{first}” together with “{second}”: these duties are kept apart',
    cureZh: '授权的人不看事件内容，看审计记录的人不改任何数据。请把其中一项交给另一个人。',
    cureEn:
      'Who gives rights does not read cases; who reads the record of acts changes nothing. Give one of them to somebody else.',
  },
  'phone-invalid': {
    status: 422,
    zh: '手机号“{phone}”不是 11 位中国大陆手机号',
    en: '“{phone}” is not an 11-digit mainland mobile number',
    cureZh: '请输入 1 开头的 11 位手机号。',
    cureEn: 'Enter 11 digits beginning with 1.',
  },
  'phone-code-wrong': {
    status: 422,
    zh: '验证码不对或已失效',
    en: 'The code is wrong or no longer valid',
    cureZh: '请核对短信中的 6 位数字；超过 5 分钟请重新获取。',
    cureEn: 'Check the six digits of the message; after five minutes ask for a new code.',
  },
  'role-name-taken': {
    status: 409,
    zh: '已有名为“{name}”的角色',
    en: 'There is a role named “{name}” already',
    cureZh: '请换一个名称，导入的表格按名称识别角色。',
    cureEn: 'Choose another name; imported sheets tell roles by their names.',
  },
  'role-shipped': {
    status: 409,
    zh: '“{name}”是系统自带的角色，不能删除',
    en: '“{name}” ships with the product and cannot be removed',
    cureZh: '可以收回它的权限。',
    cureEn: 'Take its permissions away instead.',
  },
  'role-held': {
    status: 409,
    zh: '还有 {count} 人是“{name}”，不能删除',
    en: '{count} people hold “{name}”; it cannot be removed',
    cureZh: '请先在“人员”中去掉这些人的角色。',
    cureEn: 'Take the role from them first, on the staff page.',
  },
  'phone-taken': {
    status: 409,
    zh: '手机号 {phone} 已有居民登记',
    en: 'A resident with the phone {phone} is registered already',
    cureZh: '请查找并修改那位居民的登记。',
    cureEn: 'Find that resident and change the entry.',
  },
  'resident-restricted': {
    status: 409,
    zh: '本人已要求限制处理，其信息只保存、不使用',
    en: 'The person asked for restriction: the data is kept and not used',
    cureZh: '确因法定职责需要时，请个人信息保护负责人先解除限制。',
    cureEn: 'Where a duty laid down by law requires it, have the restriction lifted first.',
  },
  'people-import-gone': {
    status: 410,
    zh: '这次导入已失效或已执行',
    en: 'This import has expired or was applied already',
    cureZh: '请重新上传文件并核对预览。',
    cureEn: 'Upload the file again and look at the preview.',
  },
  'people-import-outdated': {
    status: 409,
    zh: '预览之后“{name}”已被修改，本次导入没有执行',
    en: '“{name}” was changed after the preview; nothing was imported',
    cureZh: '请重新上传文件，核对新的预览。',
    cureEn: 'Upload the file again and look at the new preview.',
  },
});

/** Thrower of this module's problems. */
export const problem = problemsOf(problems);
