import { defineManifest, personalTable } from '#platform/manifest/index.ts';

export const manifest = defineManifest({
  id: 'policy',
  title: { zh: '政策', en: 'Policy' },
  tier: 'scene',
  needs: ['messages', 'people'],
  permissions: [
    {
      id: 'policy.read',
      zh: '查看政策库',
      en: 'See the library of policies',
      roles: ['administrator', 'leader', 'officer', 'departmentHead', 'clerk'],
    },
    {
      id: 'policy.edit',
      zh: '编写政策、维护同义词',
      en: 'Write policies, keep synonyms',
      roles: ['administrator', 'officer', 'departmentHead', 'clerk'],
    },
    {
      id: 'policy.publish',
      zh: '审核发布政策',
      en: 'Review and publish policies',
      roles: ['administrator', 'leader', 'departmentHead'],
    },
    {
      id: 'policy.configure',
      zh: '设置政策问答的语言模型',
      en: 'Connect a language model',
      roles: ['administrator'],
    },
  ],
  acts: {
    create: { zh: '新建政策', en: 'Begin a policy' },
    edit: { zh: '修改政策文稿', en: 'Change the text of a policy' },
    submit: { zh: '提交政策审核', en: 'Give a policy to review' },
    discard: { zh: '放弃政策文稿', en: 'Throw a working text away' },
    giveBack: { zh: '退回政策文稿', en: 'Give a text back' },
    publish: { zh: '发布政策', en: 'Publish a policy' },
    repeal: { zh: '废止政策', en: 'Repeal a policy' },
    withdraw: { zh: '撤下政策', en: 'Take a policy down' },
    synonyms: { zh: '修改同义词', en: 'Change synonyms' },
    settle: { zh: '处理未答问题', en: 'Settle an unanswered question' },
    answering: { zh: '设置政策问答', en: 'Configure answers' },
    subscribe: { zh: '关注政策', en: 'Follow a policy' },
    unsubscribe: { zh: '取消关注政策', en: 'Stop following a policy' },
  },
  personalData: personalTable(
    'subscriptions',
    {
      basis: 'consent',
      ofPerson: 'person_id',
      atEnd: 'deleteRow',
    },
    {
      subject: {
        title: { zh: '关注的政策', en: 'Policies followed' },
        purposeZh: '政策有变化时告诉关注的人',
        purposeEn: 'To tell those who follow a policy when it changes',
        mask: 'none',
      },
    },
  ),
  secrets: [{ field: 'answering.api_key', sealed: true, rowKey: 'tenant_id' }],
});
