import type { DutyRow } from './row.ts';

/** Default duties of the components: code, lead, assisting, deadline, response, grid worker verifies. */
export const componentDuties: readonly DutyRow[] = [
  // 井盖缺失破损
  ['010101', 'construction', ['city-management'], [2, 'hour'], [0.5, 'hour'], true],
  // 路灯不亮
  ['010102', 'construction', ['office'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 路灯杆倾斜损坏
  ['010103', 'construction', ['emergency'], [1, 'day'], [1, 'hour'], true],
  // 供水管漏水爆裂
  ['010104', 'water', ['construction'], [1, 'day'], [1, 'hour'], true],
  // 停水水压低
  ['010105', 'water', ['office'], [1, 'day'], [1, 'hour'], true],
  // 消火栓损坏
  ['010106', 'emergency', ['water'], [1, 'day'], [2, 'hour'], true],
  // 电力设施损坏
  ['010107', 'emergency', ['construction'], [4, 'hour'], [0.5, 'hour'], true],
  // 停电电压低
  ['010108', 'emergency', ['office'], [1, 'day'], [1, 'hour'], false],
  // 通信线缆垂落
  ['010109', 'construction', ['city-management'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 下水道堵塞
  ['010110', 'construction', ['sanitation'], [1, 'workingDay'], [4, 'workingHour'], true],
  // 健身休闲设施损坏
  ['010111', 'civil-affairs', ['construction'], [5, 'workingDay'], [1, 'workingDay'], true],
  // 公共视频探头损坏
  ['010112', 'police', ['office'], [3, 'workingDay'], [1, 'workingDay'], false],
  // 便民座椅凉亭损坏
  ['010113', 'construction', ['city-management'], [5, 'workingDay'], [1, 'workingDay'], true],
  // 路面坑洼破损
  ['010201', 'construction', ['city-management'], [3, 'workingDay'], [4, 'workingHour'], true],
  // 人行道破损
  ['010202', 'construction', ['city-management'], [3, 'workingDay'], [1, 'workingDay'], true],
  // 交通标志损坏
  ['010203', 'police', ['construction'], [3, 'workingDay'], [1, 'workingDay'], true],
  // 道路护栏损坏
  ['010204', 'construction', ['police'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 红绿灯故障
  ['010205', 'police', ['construction'], [4, 'hour'], [1, 'hour'], false],
  // 减速带标线损坏
  ['010206', 'construction', ['police'], [5, 'workingDay'], [1, 'workingDay'], true],
  // 桥梁隐患
  ['010207', 'construction', ['water'], [1, 'day'], [1, 'hour'], true],
  // 凸面镜缺损
  ['010208', 'construction', ['police'], [3, 'workingDay'], [1, 'workingDay'], true],
  // 边沟盖板破损
  ['010209', 'construction', ['water'], [1, 'day'], [2, 'hour'], true],
  // 路名牌门牌缺损
  ['010210', 'police', ['construction'], [5, 'workingDay'], [1, 'workingDay'], false],
  // 候车亭损坏
  ['010211', 'construction', ['city-management'], [5, 'workingDay'], [1, 'workingDay'], true],
  // 垃圾桶破损缺失
  ['010301', 'sanitation', ['city-management'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 公厕设施损坏
  ['010302', 'sanitation', ['construction'], [2, 'workingDay'], [4, 'workingHour'], true],
  // 垃圾收集点设施损坏
  ['010303', 'sanitation', ['city-management'], [3, 'workingDay'], [1, 'workingDay'], true],
  // 广告招牌破损
  ['010304', 'city-management', ['emergency'], [1, 'day'], [2, 'hour'], true],
  // 宣传栏阅报栏损坏
  ['010305', 'office', ['city-management'], [5, 'workingDay'], [1, 'workingDay'], true],
  // 树木倒伏断枝
  ['010401', 'city-management', ['emergency'], [4, 'hour'], [1, 'hour'], true],
  // 树枝遮挡
  ['010402', 'city-management', ['construction'], [3, 'workingDay'], [1, 'workingDay'], true],
  // 绿化缺损枯死
  ['010403', 'city-management', ['sanitation'], [7, 'workingDay'], [1, 'workingDay'], true],
  // 花坛树池破损
  ['010404', 'city-management', ['construction'], [5, 'workingDay'], [1, 'workingDay'], true],
  // 危房墙体开裂
  ['010501', 'construction', ['emergency', 'civil-affairs'], [4, 'hour'], [0.5, 'hour'], true],
  // 施工围挡破损
  ['010502', 'construction', ['emergency'], [1, 'workingDay'], [4, 'workingHour'], true],
  // 水渠损坏
  ['010503', 'water', ['agriculture'], [5, 'workingDay'], [1, 'workingDay'], true],
  // 河堤护岸损坏
  ['010504', 'water', ['emergency'], [4, 'hour'], [0.5, 'hour'], true],
  // 水闸泵站故障
  ['010505', 'water', ['agriculture'], [1, 'day'], [2, 'hour'], false],
  // 山塘水库隐患
  ['010506', 'water', ['emergency'], [4, 'hour'], [0.5, 'hour'], true],
  // 临水护栏警示缺失
  ['010507', 'water', ['emergency'], [3, 'workingDay'], [4, 'workingHour'], true],
];
