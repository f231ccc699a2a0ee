/** Lesson plans as shipped: short sentences, one thing at a time, to be printed in big type. */
import type { Skill } from '../contract/words.ts';

interface Seed {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly skill: Skill;
  readonly minutes: number;
  readonly steps: readonly (readonly [title: string, text: string])[];
}

export const lessonSeeds: readonly Seed[] = [
  {
    code: 'video-call',
    titleZh: '和孩子视频通话',
    titleEn: 'A video call with the children',
    skill: 'call',
    minutes: 20,
    steps: [
      ['把字调大', '打开“设置”，点“显示”，把字体拉到最大。问一问：看得清吗？'],
      ['找到孩子', '打开微信，点最上面的孩子头像。把孩子“置顶”，以后总在第一个。'],
      ['打过去', '点右下角的“+”，再点“视频通话”。等一等，听到“嘟嘟”声就对了。'],
      ['挂断', '说完了，点红色的圆按钮。自己再做两遍，不帮忙。'],
    ],
  },
  {
    code: 'scan-code',
    titleZh: '扫一扫',
    titleEn: 'Scanning a code',
    skill: 'scan',
    minutes: 15,
    steps: [
      ['打开扫一扫', '打开微信，点右上角的“+”，再点“扫一扫”。'],
      ['对准', '手机离码一巴掌远，让码在方框里面。手不要抖，等一下就响。'],
      ['看清楚再点', '先看跳出来的是谁家的页面。不认识的，点左上角的“×”退出来。'],
    ],
  },
  {
    code: 'pay-safely',
    titleZh: '用手机付钱',
    titleEn: 'Paying with the phone',
    skill: 'pay',
    minutes: 25,
    steps: [
      ['付款码只给店家扫', '打开“付款码”，只在自己买东西时给店家扫。截图、念数字给别人都不行。'],
      ['扫店里的码', '点“扫一扫”，输入金额，念出来和店家对一遍，再按密码。'],
      ['看账单', '在“服务”里点“钱包”，再点“账单”，看看刚才付了多少。'],
      ['设上限', '和孩子一起把每天的上限设成 500 元。'],
    ],
  },
  {
    code: 'spot-fraud',
    titleZh: '认出骗子',
    titleEn: 'Spotting fraud',
    skill: 'fraud',
    minutes: 20,
    steps: [
      ['三句话都是骗子', '说“您的账户有问题”、说“不要告诉家里人”、说“马上转账”的，都是骗子。'],
      ['先挂，再打', '先挂断，再打给孩子或网格员问。公安不会在电话里要钱。'],
      ['验证码不给人', '手机里的数字验证码，谁要都不给，自称银行的也不给。'],
      ['试一试', '志愿者扮一次骗子，看老人怎么做。做对了，夸一夸。'],
    ],
  },
  {
    code: 'report-by-scan',
    titleZh: '用“码上办”反映问题',
    titleEn: 'Reporting a problem with the town’s code',
    skill: 'report',
    minutes: 15,
    steps: [
      ['切到长辈版', '打开镇里的页面，点上面的“长辈版”，字就大了。'],
      ['拍一张', '点“拍照上报”，对着路灯、垃圾桶拍一张。'],
      ['说一句', '按住话筒说一句“灯不亮”，再点“提交”。记下编号。'],
    ],
  },
  {
    code: 'book-doctor',
    titleZh: '预约挂号',
    titleEn: 'Booking a doctor',
    skill: 'booking',
    minutes: 20,
    steps: [
      ['找到预约', '在镇里的页面点“预约”，再点“卫生院”。'],
      ['选日子', '点一个有空的日子和时间。写在墙上的日历里。'],
      ['去之前', '带上身份证和医保卡。不去了，提前一天点“取消”。'],
    ],
  },
];
