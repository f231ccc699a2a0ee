import type { PlaceKind } from './place-kind.ts';

/** Everyday names beside the official ones. */
const SPOKEN: Readonly<Record<string, readonly string[]>> = {
  清溪镇: ['清溪', '镇上'],
  圩镇社区: ['圩镇', '镇区', '街上', '集镇'],
  清溪大街: ['大街', '正街', '大街上'],
  清云公路: ['X021', '021县道', '县道', '清云线'],
  清沙公路: ['X022', '022县道', '清沙线'],
  官沙公路: ['官沙线'],
  清坪公路: ['清坪线', '上坪公路'],
  滨河路: ['河边路', '河堤', '沿河路'],
  圩场路: ['市场路', '圩场街'],
  清溪镇人民政府: ['镇政府', '政府大院', '清溪镇政府'],
  清溪广场: ['广场', '镇政府广场'],
  清溪农贸市场: ['农贸市场', '菜市场', '菜场', '市场'],
  老圩坪: ['圩坪', '赶圩的坪', '老圩场'],
  清溪汽车站: ['汽车站', '车站', '客运站'],
  清溪镇中心小学: ['中心小学', '镇小', '清溪小学', '小学'],
  清溪中学: ['中学', '镇中学'],
  清溪镇卫生院: ['卫生院', '镇医院', '医院'],
  清溪派出所: ['派出所'],
  清溪专职消防队: ['消防队', '消防站'],
  清溪文化站: ['文化站', '图书室'],
  清溪邮政所: ['邮局', '邮政所'],
  清溪农商银行: ['农商行', '信用社', '银行'],
  滨河公园: ['河边公园', '公园'],
  清溪敬老院: ['敬老院', '养老院'],
  清溪宾馆: ['宾馆'],
  清溪加油站: ['加油站'],
  清溪供电所: ['供电所', '电管站'],
  清溪自来水厂: ['自来水厂', '水厂'],
  清溪垃圾中转站: ['垃圾中转站', '中转站'],
  清溪污水处理厂: ['污水处理厂', '污水厂'],
  清溪大桥: ['大桥', '桥头'],
  云石桥: ['石桥头', '老石桥'],
  枫林水库: ['水库'],
  石桥风雨亭: ['风雨亭', '凉亭'],
  白鹭溪: ['白鹭河', '小溪'],
  白沙镇: ['白沙'],
  白沙社区: ['白沙街上'],
  白沙镇人民政府: ['白沙镇政府'],
  白沙农贸市场: ['白沙市场'],
  白沙学校: ['白沙中小学'],
  白沙镇卫生院: ['白沙卫生院'],
};

function derived(name: string, kind: PlaceKind): string[] {
  if (kind === 'village') return [name.slice(0, -1)];
  if (kind === 'hamlet' && name.endsWith('组')) return [name.slice(0, -1)];
  if (name.endsWith('村委会')) return [name.slice(0, -1), `${name.slice(0, -2)}部`];
  if (name.endsWith('村卫生室')) return [name.replace('村卫生室', '卫生室')];
  if (name.endsWith('村小学')) return [name.replace('村小学', '小学')];
  if (name.endsWith('村祠堂')) return [name.replace('村祠堂', '祠堂')];
  return [];
}

/** The aliases of a place: spoken names first, then those that follow from its form. */
export function aliasesOf(name: string, kind: PlaceKind): string[] {
  return [...new Set([...(SPOKEN[name] ?? []), ...derived(name, kind)])];
}
