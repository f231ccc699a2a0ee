/** The session on this phone: the cookie that the server gave, kept by WeChat. */
import Taro from '@tarojs/taro';

const key = 'zhenshu.session';

/** The cookie of the session; empty when nobody is signed in. */
export function sessionCookie(): string {
  return (Taro.getStorageSync(key) as string) || '';
}

/** Keeps what the server set; several cookies come as one text or as a list. */
export function keepCookies(header: Record<string, unknown>): void {
  const given = header['Set-Cookie'] ?? header['set-cookie'];
  if (!given) return;
  const known = new Map(
    sessionCookie()
      .split('; ')
      .filter(Boolean)
      .map((pair) => [pair.split('=')[0] ?? '', pair]),
  );
  for (const line of Array.isArray(given) ? given : [given]) {
    const [pair = ''] = String(line).split(';');
    const [name = '', value = ''] = pair.split('=');
    if (value === '') known.delete(name.trim());
    else known.set(name.trim(), pair.trim());
  }
  Taro.setStorageSync(key, [...known.values()].join('; '));
}

/** Forgets the session. */
export function forgetSession(): void {
  Taro.removeStorageSync(key);
}
