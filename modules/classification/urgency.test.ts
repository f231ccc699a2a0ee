import assert from 'node:assert/strict';
import { test } from 'node:test';
import { urgencyOf } from './urgency.ts';

const urgent = [
  '骑车的老人被车撞了',
  '演习结束了。真的起火了，快来',
  '他要打死我',
  '着火了，快来救火',
  '我家厨房起火了',
  '隔壁屋里冒黑烟，里面有人',
  '后山有山火，风好大',
  '电动车充电自燃',
  '楼道里有煤气味',
  '液化气漏气，嗤嗤响',
  '挖机把天然气管子挖漏了',
  '闻到好大燃气味',
  '我妈煤气中毒了',
  '摩托车翻车，人压在下面',
  '老人被撞了，流了好多血',
  '有个老头晕倒在路边',
  '工人从架子上摔断腿',
  '招牌掉下来砸到人了',
  '小孩掉进水塘了',
  '有人溺水，快来人',
  '有个女的要跳河',
  '电线断了掉到路上',
  '灯杆漏电，摸到麻手',
  '变压器冒火花',
  '房子垮了，埋了两个人',
  '山体滑坡，路断了',
  '水库坝脚管涌',
  '墙快要倒，下面是学校',
  '有人打架，拿刀砍人',
  '邻居打老婆，喊救命',
  '我爸老年痴呆走失了',
  '孩子放学到现在找不到',
  '电梯困人了',
  '水进屋了，老人在里面',
  '洪水把人困在屋顶',
  '吃酒席好多人拉肚子',
  '有人要自杀，站在桥上',
  '她喝了农药',
  '小孩被狗咬了',
  '不是开玩笑，真的着火了',
  '没人管吗，煤气漏了一晚上',
  '怕是山火，现在火苗都看得到，快来',
  '电线漏电隐患好几天了，摸到就麻',
  '火锅店着火了',
  '我好着急，老人走丢了',
  '不见有人来，车里卡了个人，卡在车里出不来',
  '水塘边没护栏，昨天有小孩掉到塘里',
];

const normal = [
  '热水器打不着火',
  '蚊子咬死人',
  '钥匙掉进下水道了能捞吗',
  '监控杆被撞倒了',
  '除草剂把禾打死了',
  '救护车来得太慢，要投诉',
  '没有着火，是做饭的烟',
  '没着火，大家放心',
  '没有人受伤，就是护栏坏了',
  '没闻到煤气味',
  '不着急，有空再修',
  '火锅店油烟太大',
  '很着急，想问身份证好了没',
  '路灯坏了，麻烦修一下',
  '怕着火，请清理纸箱',
  '担心小孩掉进水里，请装护栏',
  '万一起火跑都跑不出去',
  '建议加强火灾预防宣传',
  '明天学校消防演习，会有人喊着火',
  '请问溺水急救培训在哪报名',
  '防止触电，请加个盖子',
  '轮胎漏气停在路边',
  '煤气灶坏了找谁修',
  '商场跳楼价甩卖喇叭太吵',
  '欠我们血汗钱不给',
  '广场舞吵死人',
  '臭死人的垃圾没人收',
  '堵死人了这条路',
  '楼顶落水管断了',
  '家里困难想申请低保',
  '病毒防控知识什么时候讲',
  '前年发过火灾的老屋，现在想拆',
  '差点撞到人，请装减速带',
  '以前有人溺水，想装个牌子',
  '刚才说着火了，后来发现是误报',
  '老人走失了，已经找到，谢谢',
  '火已经扑灭了，感谢消防队',
  '想死你了这个服务',
  '灭火器过期了',
  '消火栓没水',
  '火车站的班车几点',
  '猫打架吵得睡不着',
  '救命恩人，送面锦旗',
  '电脑中毒了打不开网页',
  '窗口办事快，点赞',
  '',
  '。。。',
  '鸡被打扰',
  '工伤保险怎么买',
  '他打电话打起来没完',
  '灯杆被撞歪了',
  '井盖坏了，容易摔断腿',
];

test('what must not wait is urgent, and the words that decided are quoted', () => {
  for (const text of urgent) {
    const { level, words } = urgencyOf(text);
    assert.equal(level, 'urgent', text);
    assert.ok(words.length > 0 && words.every((word) => text.includes(word)), text);
  }
});

test('what is denied, feared, over, practised or only named alike is not', () => {
  for (const text of normal)
    assert.deepEqual(urgencyOf(text), { level: 'normal', words: [] }, text);
});

test('the sentences of this test are many enough to mean something', () => {
  assert.ok(urgent.length + normal.length >= 60);
  assert.equal(new Set([...urgent, ...normal]).size, urgent.length + normal.length);
});

test('each word is named once, in the order of the text', () => {
  assert.deepEqual(urgencyOf('有人受伤！着火了，着火了').words, ['受伤', '着火']);
});

test('a denial in one clause does not silence the next', () => {
  assert.deepEqual(urgencyOf('没有人受伤，但是房子着火了').words, ['着火']);
  assert.deepEqual(urgencyOf('路灯没亮。有人溺水').words, ['溺水']);
});

test('a long text is read quickly and only to its limit', () => {
  const started = performance.now();
  assert.equal(urgencyOf('怕'.repeat(60_000)).level, 'normal');
  assert.equal(urgencyOf(`着火${'垃圾没人收，'.repeat(20_000)}`).level, 'urgent');
  // Backtracking would take hours, a machine short of breath some seconds.
  assert.ok(performance.now() - started < 30_000);
});
