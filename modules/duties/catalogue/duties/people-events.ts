import type { DutyRow } from './row.ts';

/** Default duties of events of safety, order, care and advice: code, lead, assisting, deadline, response, grid worker verifies. */
export const peopleEventDuties: readonly DutyRow[] = [
  // 火情
  ['020801', 'emergency', ['police', 'health'], [1, 'hour'], [0.5, 'hour'], false],
  // 山林火情野外用火
  ['020802', 'emergency', ['agriculture', 'police'], [1, 'hour'], [0.5, 'hour'], true],
  // 燃气泄漏
  ['020803', 'emergency', ['construction', 'police'], [1, 'hour'], [0.5, 'hour'], false],
  // 消防通道堵塞
  ['020804', 'emergency', ['city-management', 'police'], [4, 'hour'], [1, 'hour'], true],
  // 飞线充电
  ['020805', 'emergency', ['city-management'], [1, 'workingDay'], [2, 'workingHour'], true],
  // 漏电裸露电线
  ['020806', 'emergency', ['construction'], [2, 'hour'], [0.5, 'hour'], true],
  // 施工安全隐患
  ['020807', 'construction', ['emergency'], [1, 'workingDay'], [2, 'workingHour'], true],
  // 企业生产隐患
  ['020808', 'emergency', ['market-supervision'], [3, 'workingDay'], [4, 'workingHour'], true],
  // 高空坠物
  ['020809', 'emergency', ['construction', 'police'], [1, 'day'], [1, 'hour'], true],
  // 瓶装气存放不当
  ['020810', 'emergency', ['market-supervision'], [1, 'day'], [2, 'hour'], true],
  // 打架斗殴
  ['020901', 'police', ['health'], [1, 'hour'], [0.5, 'hour'], false],
  // 盗窃
  ['020902', 'police', ['office'], [1, 'day'], [1, 'hour'], false],
  // 诈骗
  ['020903', 'police', ['market-supervision'], [4, 'hour'], [0.5, 'hour'], false],
  // 赌博涉毒
  ['020904', 'police', ['office'], [3, 'day'], [1, 'hour'], false],
  // 人员走失
  ['020905', 'police', ['civil-affairs', 'office'], [2, 'hour'], [0.5, 'hour'], false],
  // 流浪犬猫
  ['020906', 'city-management', ['agriculture', 'police'], [1, 'day'], [2, 'hour'], true],
  // 犬只伤人不牵绳
  ['020907', 'police', ['city-management', 'health'], [1, 'day'], [1, 'hour'], false],
  // 精神障碍患者行为异常
  ['020908', 'police', ['health', 'civil-affairs'], [1, 'hour'], [0.5, 'hour'], false],
  // 食品变质不卫生
  ['021001', 'market-supervision', ['health'], [3, 'workingDay'], [4, 'workingHour'], false],
  // 缺斤少两
  [
    '021002',
    'market-supervision',
    ['city-management'],
    [2, 'workingDay'],
    [4, 'workingHour'],
    false,
  ],
  // 假冒伪劣商品
  ['021003', 'market-supervision', ['police'], [5, 'workingDay'], [1, 'workingDay'], false],
  // 价格欺诈乱收费
  ['021004', 'market-supervision', ['office'], [5, 'workingDay'], [1, 'workingDay'], false],
  // 无证经营
  [
    '021005',
    'market-supervision',
    ['city-management'],
    [5, 'workingDay'],
    [1, 'workingDay'],
    false,
  ],
  // 药品医疗问题
  ['021006', 'market-supervision', ['health'], [3, 'workingDay'], [4, 'workingHour'], false],
  // 消费退款纠纷
  ['021007', 'market-supervision', ['office'], [7, 'workingDay'], [1, 'workingDay'], false],
  // 电梯游乐设备隐患
  ['021008', 'market-supervision', ['emergency'], [4, 'hour'], [0.5, 'hour'], false],
  // 食物中毒传染病
  ['021101', 'health', ['market-supervision', 'office'], [4, 'hour'], [0.5, 'hour'], false],
  // 看病就医服务
  ['021102', 'health', ['office'], [5, 'workingDay'], [1, 'workingDay'], false],
  // 疫苗体检公卫
  ['021103', 'health', ['office'], [2, 'workingDay'], [4, 'workingHour'], false],
  // 独居老人照料
  ['021104', 'civil-affairs', ['health', 'office'], [1, 'day'], [1, 'hour'], true],
  // 困难救助低保
  ['021105', 'civil-affairs', ['office'], [7, 'workingDay'], [1, 'workingDay'], true],
  // 流浪乞讨人员
  ['021106', 'civil-affairs', ['police', 'health'], [4, 'hour'], [1, 'hour'], false],
  // 残疾人服务
  ['021107', 'civil-affairs', ['health'], [5, 'workingDay'], [1, 'workingDay'], false],
  // 留守困境儿童
  ['021108', 'civil-affairs', ['police', 'office'], [1, 'day'], [1, 'hour'], true],
  // 邻里纠纷
  ['021201', 'office', ['police'], [7, 'workingDay'], [1, 'workingDay'], false],
  // 家庭矛盾家暴
  ['021202', 'police', ['civil-affairs', 'office'], [2, 'hour'], [0.5, 'hour'], false],
  // 山林土地权属纠纷
  [
    '021203',
    'office',
    ['agriculture', 'construction'],
    [15, 'workingDay'],
    [1, 'workingDay'],
    false,
  ],
  // 拖欠工资
  [
    '021204',
    'civil-affairs',
    ['police', 'construction'],
    [5, 'workingDay'],
    [4, 'workingHour'],
    false,
  ],
  // 工伤劳动争议
  ['021205', 'civil-affairs', ['emergency'], [7, 'workingDay'], [1, 'workingDay'], false],
  // 村务公开村干部问题
  ['021206', 'office', ['agriculture'], [10, 'workingDay'], [1, 'workingDay'], false],
  // 放学拥堵校门安全
  ['021301', 'police', ['city-management'], [2, 'workingDay'], [4, 'workingHour'], false],
  // 校园周边摊点食品
  [
    '021302',
    'market-supervision',
    ['city-management'],
    [1, 'workingDay'],
    [2, 'workingHour'],
    true,
  ],
  // 校园欺凌
  ['021303', 'police', ['civil-affairs', 'office'], [1, 'day'], [0.5, 'hour'], false],
  // 校车学生交通
  ['021304', 'police', ['office'], [1, 'workingDay'], [2, 'workingHour'], false],
  // 办事咨询
  ['021401', 'office', ['civil-affairs'], [1, 'workingDay'], [4, 'workingHour'], false],
  // 社保医保咨询
  ['021402', 'civil-affairs', ['health'], [2, 'workingDay'], [4, 'workingHour'], false],
  // 户籍身份证
  ['021403', 'police', ['office'], [2, 'workingDay'], [4, 'workingHour'], false],
  // 意见建议
  ['021404', 'office', ['city-management'], [10, 'workingDay'], [1, 'workingDay'], false],
  // 表扬感谢
  ['021405', 'office', ['civil-affairs'], [3, 'workingDay'], [1, 'workingDay'], false],
  // 工作人员作风投诉
  ['021406', 'office', ['police'], [5, 'workingDay'], [1, 'workingDay'], false],
  // 其他事项
  ['021407', 'office', ['civil-affairs'], [3, 'workingDay'], [4, 'workingHour'], false],
];
