/** What staff is told along a case's road, as shipped. */
import type { ShippedTemplate } from './shape.ts';

export const staffRoadTemplates: readonly ShippedTemplate[] = [
  {
    code: 'case.dispatched',
    audience: 'staff',
    titleZh: '新事件派到部门',
    titleEn: 'Case dispatched to the department',
    values: ['number', 'title', 'address', 'deadline'],
    zh: {
      subject: '新事件：{{title}}',
      body: '{{number}} {{title}}，地点：{{address}}。请签收，{{deadline}} 前办结。',
      sms: '新事件{{number}}：{{title}}，{{address}}。请签收，{{deadline}}前办结。',
    },
    en: {
      subject: 'New case: {{title}}',
      body: '{{number}} {{title}}, at {{address}}. Please accept it; due {{deadline}}.',
      sms: 'New case {{number}}: {{title}}, {{address}}. Due {{deadline}}.',
    },
  },
  {
    code: 'case.needsOfficer',
    audience: 'staff',
    titleZh: '上报待值班员判定',
    titleEn: 'A report needs an officer',
    values: ['number', 'title', 'address'],
    zh: {
      subject: '待判定：{{title}}',
      body: '{{number}} {{title}}，地点：{{address}}。自动判定把握不足或情况紧急，请马上查看。',
      sms: '待判定事件{{number}}：{{title}}，{{address}}。请马上查看。',
    },
    en: {
      subject: 'Needs an officer: {{title}}',
      body: '{{number}} {{title}}, at {{address}}. The category is unsure or the matter is urgent; please look now.',
      sms: 'Case {{number}} needs an officer: {{title}}, {{address}}.',
    },
  },
  {
    code: 'case.assistDone',
    audience: 'staff',
    titleZh: '协办部门已办结',
    titleEn: 'The assisting part is done',
    values: ['number', 'title', 'department', 'note'],
    zh: {
      subject: '{{department}}协办完成：{{title}}',
      body: '{{department}}已完成 {{number}} {{title}} 的协办：{{note}}。',
      sms: '{{department}}已完成{{number}}的协办。',
    },
    en: {
      subject: '{{department}} did its part: {{title}}',
      body: '{{department}} finished its part of {{number}} {{title}}: {{note}}.',
      sms: '{{department}} finished its part of {{number}}.',
    },
  },
  {
    code: 'case.gridWorkerTold',
    audience: 'staff',
    titleZh: '网格内有新事件',
    titleEn: 'New case in the grid cell',
    values: ['number', 'title', 'address', 'department'],
    zh: {
      subject: '您的网格有新事件：{{title}}',
      body: '{{number}} {{title}}，地点：{{address}}，已派{{department}}办理。请关注，办结后需您到场核查。',
      sms: '您的网格有新事件{{number}}：{{title}}，{{address}}，已派{{department}}。',
    },
    en: {
      subject: 'New case in your grid cell: {{title}}',
      body: '{{number}} {{title}}, at {{address}}, given to {{department}}. You will be asked to verify it on the spot.',
      sms: 'New case in your grid cell {{number}}: {{title}}, {{address}} ({{department}}).',
    },
  },
  {
    code: 'case.assigned',
    audience: 'staff',
    titleZh: '任务交给您办理',
    titleEn: 'Task given to you',
    values: ['number', 'title', 'address', 'deadline', 'by'],
    zh: {
      subject: '任务：{{title}}',
      body: '{{by}}把 {{number}} {{title}} 交给您办理，地点：{{address}}，{{deadline}} 前办结。',
      sms: '任务{{number}}：{{title}}，{{address}}，{{deadline}}前办结。',
    },
    en: {
      subject: 'Task: {{title}}',
      body: '{{by}} gave you {{number}} {{title}}, at {{address}}; due {{deadline}}.',
      sms: 'Task {{number}}: {{title}}, {{address}}; due {{deadline}}.',
    },
  },
  {
    code: 'case.returned',
    audience: 'staff',
    titleZh: '部门退回事件',
    titleEn: 'Case returned',
    values: ['number', 'title', 'department', 'reason'],
    zh: {
      subject: '{{department}}退回：{{title}}',
      body: '{{department}}退回 {{number}} {{title}}，理由：{{reason}}。请重新派遣。',
      sms: '{{department}}退回{{number}}：{{reason}}。请重新派遣。',
    },
    en: {
      subject: '{{department}} returned: {{title}}',
      body: '{{department}} returned {{number}} {{title}}: {{reason}}. Please dispatch it again.',
      sms: '{{department}} returned {{number}}: {{reason}}.',
    },
  },
  {
    code: 'case.transferred',
    audience: 'staff',
    titleZh: '事件转派到本部门',
    titleEn: 'Case transferred to the department',
    values: ['number', 'title', 'department', 'deadline', 'reason'],
    zh: {
      subject: '转派：{{title}}',
      body: '{{number}} {{title}} 由{{department}}转来，理由：{{reason}}。请签收，{{deadline}} 前办结。',
      sms: '{{department}}转来事件{{number}}：{{title}}，{{deadline}}前办结。',
    },
    en: {
      subject: 'Transferred: {{title}}',
      body: '{{number}} {{title}} comes from {{department}}: {{reason}}. Please accept it; due {{deadline}}.',
      sms: 'Case {{number}} transferred from {{department}}: {{title}}; due {{deadline}}.',
    },
  },
  {
    code: 'case.assist',
    audience: 'staff',
    titleZh: '请求协办',
    titleEn: 'Help asked for',
    values: ['number', 'title', 'department', 'deadline', 'note'],
    zh: {
      subject: '协办：{{title}}',
      body: '请协助{{department}}办理 {{number}} {{title}}：{{note}}。{{deadline}} 前完成。',
      sms: '请协助{{department}}办理{{number}}：{{title}}，{{deadline}}前完成。',
    },
    en: {
      subject: 'Please assist: {{title}}',
      body: 'Please help {{department}} with {{number}} {{title}}: {{note}}. Due {{deadline}}.',
      sms: 'Please help {{department}} with {{number}}: {{title}}; due {{deadline}}.',
    },
  },
  {
    code: 'case.done',
    audience: 'staff',
    titleZh: '办结待核查',
    titleEn: 'Done, please verify',
    values: ['number', 'title', 'address', 'department'],
    zh: {
      subject: '请核查：{{title}}',
      body: '{{department}}已办结 {{number}} {{title}}，地点：{{address}}。请到现场核查并拍照。',
      sms: '{{department}}已办结{{number}}：{{title}}，{{address}}。请到场核查。',
    },
    en: {
      subject: 'Please verify: {{title}}',
      body: '{{department}} has done {{number}} {{title}}, at {{address}}. Please look on the spot and take a photo.',
      sms: '{{department}} has done {{number}}: {{title}}, {{address}}. Please verify.',
    },
  },
  {
    code: 'case.verificationRefused',
    audience: 'staff',
    titleZh: '核查不通过',
    titleEn: 'Verification refused',
    values: ['number', 'title', 'reason', 'deadline'],
    zh: {
      subject: '核查不通过：{{title}}',
      body: '{{number}} {{title}} 核查不通过：{{reason}}。请继续办理，{{deadline}} 前办结。',
      sms: '{{number}}核查不通过：{{reason}}。请继续办理。',
    },
    en: {
      subject: 'Not verified: {{title}}',
      body: '{{number}} {{title}} was not verified: {{reason}}. Please go on; due {{deadline}}.',
      sms: '{{number}} was not verified: {{reason}}.',
    },
  },
  {
    code: 'case.closed',
    audience: 'staff',
    titleZh: '事件结案',
    titleEn: 'Case closed',
    values: ['number', 'title', 'department'],
    zh: {
      subject: '已结案：{{title}}',
      body: '{{number}} {{title}}（{{department}}）已结案。',
      sms: '{{number}}{{title}}已结案。',
    },
    en: {
      subject: 'Closed: {{title}}',
      body: '{{number}} {{title}} ({{department}}) is closed.',
      sms: '{{number}} {{title}} is closed.',
    },
  },
  {
    code: 'case.reopened',
    audience: 'staff',
    titleZh: '事件重开',
    titleEn: 'Case re-opened',
    values: ['number', 'title', 'reason', 'deadline'],
    zh: {
      subject: '重开：{{title}}',
      body: '{{number}} {{title}} 被重开：{{reason}}。新的时限：{{deadline}}。',
      sms: '{{number}}被重开：{{reason}}。新时限{{deadline}}。',
    },
    en: {
      subject: 'Re-opened: {{title}}',
      body: '{{number}} {{title}} was opened again: {{reason}}. New deadline: {{deadline}}.',
      sms: '{{number}} was re-opened: {{reason}}. Due {{deadline}}.',
    },
  },
];
