/** Waits in words. Browser-safe. */

type Values = Readonly<Record<string, string | number>>;

/** How long to wait, as people say it: 45 秒, 5 分钟, 1 小时. */
export function withWait(values: Values, locale: 'zh' | 'en'): Values {
  const { seconds } = values;
  if (typeof seconds !== 'number') return values;
  const isLong = seconds > 3599;
  const count = Math.ceil(isLong ? seconds / 3600 : seconds > 90 ? seconds / 60 : seconds);
  const [zh, en] = isLong ? ['小时', 'h'] : seconds > 90 ? ['分钟', 'min'] : ['秒', 's'];
  return { ...values, wait: `${count} ${locale === 'zh' ? zh : en}` };
}
