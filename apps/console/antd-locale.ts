import type { ConfigProviderProps } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import type { Locale } from '#platform/i18n/index.ts';

type AntLocale = NonNullable<ConfigProviderProps['locale']>;

/** Ant Design's own words in the chosen language. */
export function antLocale(locale: Locale): AntLocale {
  return plain(locale === 'zh' ? zhCN : enUS);
}

/** The types say CommonJS, the bundler sees an ES module: take the locale out of either. */
function plain(file: AntLocale | { readonly default: AntLocale }): AntLocale {
  return 'default' in file ? file.default : file;
}
