/** Commands of the model as commands of HJ 212. */
import type { Command, ModelService, Property } from '#modules/things/index.ts';
import { cn, timeText } from '#protocols/hj212/index.ts';

/** What is sent, and which answers end it. */
export interface Order {
  readonly cn: string;
  readonly cp: string;
  /** A 9013 ends it instead of 9011 and 9012. */
  readonly byNotice: boolean;
}

const history: Readonly<Record<string, string>> = {
  realtime: cn.realtime,
  minute: cn.minute,
  hour: cn.hour,
  day: cn.day,
};

/**
 * The order for a command, or why there is none.
 * @param now the time to which a clock is set
 */
export function orderOf({ service, input }: Command, now: Date): Order | string {
  const order = (command: string, cp = ''): Order => ({ cn: command, cp, byNotice: false });
  const number = (name: string) => Number(input[name] ?? 0);
  switch (service) {
    case 'setClock':
      return order(cn.setClock, `SystemTime=${timeText(now)}`);
    case 'readClock':
      return order(cn.readClock);
    case 'setInterval':
    case 'setRealtimeInterval':
      return order(cn.setRealtimeInterval, `RtdInterval=${number('seconds')}`);
    case 'readRealtimeInterval':
      return order(cn.readRealtimeInterval);
    case 'setMinuteInterval':
      return order(cn.setMinuteInterval, `MinInterval=${number('minutes')}`);
    case 'readMinuteInterval':
      return order(cn.readMinuteInterval);
    case 'startRealtime':
      return order(cn.realtime);
    case 'stopRealtime':
      return { ...order(cn.stopRealtime), byNotice: true };
    case 'sample':
      return order(cn.keepSample);
    case 'fetchHistory': {
      const command = history[String(input['kind'] ?? 'minute')];
      const [from, to] = [timeIn(input['from']), timeIn(input['to'])];
      if (!command || !from || !to || to <= from) return 'from and to must be times, in this order';
      return order(command, `BeginTime=${timeText(from)};EndTime=${timeText(to)}`);
    }
    default:
      return `HJ 212 has no command for ${service}`;
  }
}

/** A time with its zone, or as people in China write it: `2026-11-23 08:00`. */
function timeIn(text: unknown): Date | undefined {
  const local = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(:\d\d)?)$/.exec(String(text).trim());
  const date = new Date(local ? `${local[1]}T${local[2]}+08:00` : String(text));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const field = (
  key: string,
  nameZh: string,
  nameEn: string,
  rest: Pick<Property, 'type' | 'unit'> & Partial<Property>,
): Property => ({ key, nameZh, nameEn, access: 'w', ...rest });

const service = (
  key: string,
  nameZh: string,
  nameEn: string,
  input: Property[] = [],
): ModelService => ({ key, nameZh, nameEn, input, output: [], timeoutSeconds: 120 });

const seconds = field('seconds', '间隔', 'Interval', {
  type: 'integer',
  unit: 's',
  min: 20,
  max: 3600,
});
const minutes = field('minutes', '间隔', 'Interval', {
  type: 'integer',
  unit: 'min',
  min: 1,
  max: 60,
});
const instant = (key: string, zh: string, en: string) =>
  field(key, zh, en, { type: 'text', unit: '1', min: 16, max: 40 });
const kind = field('kind', '数据类型', 'Kind of data', {
  type: 'enum',
  unit: '1',
  choices: [
    {
      value: 'minute',
      zh: '分钟数据',
      en: 'Minute data',
    },
    {
      value: 'hour',
      zh: '小时数据',
      en: 'Hour data',
    },
    {
      value: 'day',
      zh: '日数据',
      en: 'Day data',
    },
    {
      value: 'realtime',
      zh: '实时数据',
      en: 'Real-time data',
    },
  ],
});

/** What a station of HJ 212 can be told, for the models of stations. */
export const stationServices: readonly ModelService[] = [
  service('setClock', '校准时钟', 'Set the clock'),
  service('readClock', '读取时钟', 'Read the clock'),
  service('setRealtimeInterval', '设置实时数据间隔', 'Set the real-time interval', [seconds]),
  service('readRealtimeInterval', '读取实时数据间隔', 'Read the real-time interval'),
  service('setMinuteInterval', '设置分钟数据间隔', 'Set the minute interval', [minutes]),
  service('readMinuteInterval', '读取分钟数据间隔', 'Read the minute interval'),
  service('startRealtime', '开始上传实时数据', 'Start real-time data'),
  service('stopRealtime', '停止上传实时数据', 'Stop real-time data'),
  service('fetchHistory', '补取历史数据', 'Fetch history', [
    kind,
    instant('from', '开始时间', 'From'),
    instant('to', '结束时间', 'To'),
  ]),
];
