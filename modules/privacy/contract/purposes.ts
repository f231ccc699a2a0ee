/**
 * The purposes for which a town may ask for consent, with their notices as shipped (PIPL 14–17, 23, 29, 31).
 * What rests on a duty laid down by law (PIPL 13 (3)) needs no consent and is not asked for: asking for it
 * would promise a choice that there is not.
 */
/** Title and text of a notice, in plain words: short sentences, no term of law. */
export interface NoticeWords {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly textZh: string;
  readonly textEn: string;
}

/** A purpose that needs consent. */
export interface Purpose extends NoticeWords {
  readonly id: string;
  /** Sensitive data, or data of another matter: consent of its own, and a guardian's under 14. */
  readonly separate: boolean;
}

/** Every purpose, in the order in which people are asked. */
export const purposes: readonly Purpose[] = [
  {
    id: 'progress',
    separate: false,
    titleZh: '用短信告诉我办理进度',
    titleEn: 'Tell me by text message how things stand',
    textZh:
      '我们会用您的手机号发短信：收到、办理中、办结。不发广告。不同意也照常办理，您可以凭编号自己查询。随时可以关掉。',
    textEn:
      'We use your phone number to tell you when your report has arrived, is worked on and is closed. No advertising. Without it everything is done all the same and you can look it up by its number. You can switch it off at any time.',
  },
  {
    id: 'survey',
    separate: false,
    titleZh: '办结后请我评价',
    titleEn: 'Ask me afterwards whether I am satisfied',
    textZh: '事情办结后，我们会问您满意不满意，用来改进工作。评价不公开姓名。随时可以关掉。',
    textEn:
      'When a matter is closed we ask whether you are satisfied, to do better. Your name is not published. You can switch it off at any time.',
  },
  {
    id: 'sensitive',
    separate: true,
    titleZh: '办事时使用身份证号等敏感信息',
    titleEn: 'Use my identity number and the like for services',
    textZh:
      '办理补贴、证明等事项需要核对身份证号、银行卡或健康情况。这些信息加密保存，只给经办人看，每次查看都有记录，您可以在“谁看过我的信息”里查到。随时可以撤回，撤回后这些事项需到窗口办理。',
    textEn:
      'Allowances and certificates need your identity number, bank card or state of health. They are kept encrypted and shown only to whoever handles the matter; every look is recorded and you can see it. You can withdraw at any time; such matters are then settled at the window.',
  },
  {
    id: 'prefill',
    separate: true,
    titleZh: '办事时自动填好镇里已有的信息',
    titleEn: 'Fill forms in with what the town already has',
    textZh:
      '网上办事时，把各部门已经登记的姓名、身份证号、出生日期、电话、住址填到表里，您只要核对。每用一次，都会记在“谁看过我的信息”里。不同意，就自己填写，办事不受影响。办到一半也可以撤回：由系统填的内容会立刻去掉，您自己填的保留。',
    textEn:
      'When you apply online, name, identity number, date of birth, phone and address that the departments already hold are filled in for you to check. Each use is noted where you see who looked at your data. Without it you fill them in yourself. You can withdraw half way: what was filled in for you is taken out at once, what you wrote stays.',
  },
];

/** A purpose by its id. */
export function purposeOf(id: string): Purpose | undefined {
  return purposes.find((one) => one.id === id);
}

/** Who may consent for somebody under 14 (PIPL 31). */
export const guardianRelations = ['father', 'mother', 'guardian'] as const;
