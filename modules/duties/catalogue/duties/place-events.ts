import type { DutyRow } from './row.ts';

/** Default duties of events of streets, air, water and land: code, lead, assisting, deadline, response, grid worker verifies. */
export const placeEventDuties: readonly DutyRow[] = [
  // 暴露垃圾
  ['020101', 'sanitation', ['city-management'], [4, 'workingHour'], [1, 'workingHour'], true],
  // 垃圾桶满溢
  ['020102', 'sanitation', ['city-management'], [4, 'workingHour'], [1, 'workingHour'], true],
  // 大件垃圾
  ['020103', 'sanitation', ['city-management'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 建筑垃圾乱倒
  ['020104', 'city-management', ['sanitation'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 动物尸体
  ['020105', 'sanitation', ['agriculture'], [4, 'hour'], [1, 'hour'], true],
  // 道路不洁抛洒
  [
    '020106',
    'sanitation',
    ['city-management', 'police'],
    [4, 'workingHour'],
    [1, 'workingHour'],
    true,
  ],
  // 公厕脏臭
  ['020107', 'sanitation', ['health'], [4, 'workingHour'], [1, 'workingHour'], true],
  // 小广告乱涂写
  ['020108', 'city-management', ['sanitation'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 乱堆物料
  ['020109', 'city-management', ['construction'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 路面积水
  ['020110', 'construction', ['sanitation'], [1, 'day'], [2, 'hour'], true],
  // 蚊蝇鼠害
  ['020111', 'health', ['sanitation'], [2, 'workingDay'], [1, 'workingDay'], true],
  // 禽畜散养粪便
  ['020112', 'agriculture', ['sanitation'], [2, 'workingDay'], [1, 'workingDay'], true],
  // 占道经营
  [
    '020201',
    'city-management',
    ['market-supervision'],
    [4, 'workingHour'],
    [1, 'workingHour'],
    true,
  ],
  // 出店经营
  [
    '020202',
    'city-management',
    ['market-supervision'],
    [1, 'workingDay'],
    [4, 'workingHour'],
    true,
  ],
  // 圩日秩序混乱
  ['020203', 'city-management', ['police', 'market-supervision'], [2, 'hour'], [0.5, 'hour'], true],
  // 农贸市场脏乱
  ['020204', 'market-supervision', ['sanitation'], [1, 'workingDay'], [4, 'workingHour'], true],
  // 违法搭建
  ['020205', 'city-management', ['construction'], [7, 'workingDay'], [1, 'workingDay'], true],
  // 横幅广告乱挂
  ['020206', 'city-management', ['office'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 占道晒谷晾晒
  [
    '020207',
    'city-management',
    ['agriculture', 'police'],
    [4, 'workingHour'],
    [1, 'workingHour'],
    true,
  ],
  // 毁绿占绿
  ['020208', 'city-management', ['construction'], [5, 'workingDay'], [1, 'workingDay'], true],
  // 机动车乱停
  ['020301', 'police', ['city-management'], [2, 'hour'], [0.5, 'hour'], false],
  // 电动车摩托车乱停
  ['020302', 'city-management', ['police'], [4, 'workingHour'], [2, 'workingHour'], false],
  // 僵尸车
  ['020303', 'police', ['city-management'], [7, 'workingDay'], [1, 'workingDay'], true],
  // 交通拥堵
  ['020304', 'police', ['city-management'], [1, 'hour'], [0.5, 'hour'], false],
  // 路障落石塌方
  ['020305', 'emergency', ['construction', 'police'], [4, 'hour'], [0.5, 'hour'], true],
  // 大货车超载碾压
  ['020306', 'police', ['construction'], [3, 'workingDay'], [1, 'workingDay'], false],
  // 飙车炸街
  ['020307', 'police', ['city-management'], [3, 'workingDay'], [4, 'workingHour'], false],
  // 黑车非法营运
  ['020308', 'police', ['market-supervision'], [5, 'workingDay'], [1, 'workingDay'], false],
  // 公交班车服务
  ['020309', 'office', ['police'], [5, 'workingDay'], [1, 'workingDay'], false],
  // 交通事故
  ['020310', 'police', ['health', 'emergency'], [1, 'hour'], [0.5, 'hour'], false],
  // 施工噪音
  ['020401', 'city-management', ['construction'], [4, 'hour'], [1, 'hour'], false],
  // 生活娱乐噪音
  ['020402', 'city-management', ['police'], [4, 'hour'], [1, 'hour'], false],
  // 商业叫卖噪音
  [
    '020403',
    'city-management',
    ['market-supervision'],
    [4, 'workingHour'],
    [1, 'workingHour'],
    false,
  ],
  // 餐饮油烟
  ['020404', 'city-management', ['market-supervision'], [3, 'workingDay'], [1, 'workingDay'], true],
  // 焚烧秸秆
  ['020405', 'agriculture', ['emergency', 'city-management'], [2, 'hour'], [0.5, 'hour'], true],
  // 露天烧垃圾
  ['020406', 'city-management', ['emergency', 'sanitation'], [2, 'hour'], [0.5, 'hour'], true],
  // 企业废气粉尘
  ['020407', 'city-management', ['emergency'], [5, 'workingDay'], [1, 'workingDay'], true],
  // 工地扬尘
  ['020408', 'construction', ['city-management'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 养殖臭气污水
  [
    '020409',
    'agriculture',
    ['city-management', 'water'],
    [5, 'workingDay'],
    [1, 'workingDay'],
    true,
  ],
  // 违规燃放烟花爆竹
  ['020410', 'police', ['emergency', 'city-management'], [4, 'hour'], [1, 'hour'], false],
  // 通信基站信号
  ['020411', 'office', ['construction'], [5, 'workingDay'], [1, 'workingDay'], false],
  // 河道漂浮垃圾
  ['020501', 'water', ['sanitation'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 污水直排
  ['020502', 'water', ['city-management'], [2, 'workingDay'], [2, 'hour'], true],
  // 水质异常
  ['020503', 'water', ['health', 'city-management'], [1, 'day'], [1, 'hour'], false],
  // 电鱼毒鱼
  ['020504', 'agriculture', ['police', 'water'], [4, 'hour'], [1, 'hour'], false],
  // 非法采砂
  ['020505', 'water', ['police'], [1, 'day'], [1, 'hour'], true],
  // 侵占河道
  ['020506', 'water', ['city-management'], [7, 'workingDay'], [1, 'workingDay'], true],
  // 内涝洪水险情
  ['020507', 'emergency', ['water', 'construction'], [2, 'hour'], [0.5, 'hour'], true],
  // 野泳溺水风险
  ['020508', 'emergency', ['water', 'police'], [1, 'hour'], [0.5, 'hour'], true],
  // 农作物病虫害
  ['020601', 'agriculture', ['office'], [3, 'workingDay'], [1, 'workingDay'], true],
  // 畜禽疫病
  ['020602', 'agriculture', ['health'], [4, 'hour'], [1, 'hour'], true],
  // 灌溉用水困难
  ['020603', 'water', ['agriculture'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 假劣农资
  ['020604', 'agriculture', ['market-supervision'], [5, 'workingDay'], [1, 'workingDay'], false],
  // 农药瓶农膜乱丢
  ['020605', 'agriculture', ['sanitation'], [3, 'workingDay'], [1, 'workingDay'], true],
  // 耕地撂荒占用
  ['020606', 'agriculture', ['construction'], [7, 'workingDay'], [1, 'workingDay'], true],
  // 野生动物侵害
  ['020607', 'agriculture', ['emergency'], [1, 'day'], [1, 'hour'], true],
  // 外来有害生物
  ['020608', 'agriculture', ['city-management'], [3, 'workingDay'], [1, 'workingDay'], true],
  // 惠农补贴
  ['020609', 'agriculture', ['civil-affairs'], [5, 'workingDay'], [1, 'workingDay'], false],
  // 违规建房占地
  [
    '020701',
    'construction',
    ['city-management', 'agriculture'],
    [7, 'workingDay'],
    [1, 'workingDay'],
    true,
  ],
  // 宅基地建房审批
  ['020702', 'construction', ['office'], [5, 'workingDay'], [1, 'workingDay'], false],
  // 地质灾害隐患
  ['020703', 'emergency', ['construction'], [2, 'hour'], [0.5, 'hour'], true],
  // 非法采矿取土
  ['020704', 'construction', ['police', 'emergency'], [5, 'workingDay'], [1, 'workingDay'], true],
  // 坟墓乱葬
  ['020705', 'civil-affairs', ['construction'], [7, 'workingDay'], [1, 'workingDay'], true],
];
