import { settings } from './settings.ts';

const HEADS = {
  en: { name: 'Variable', fallback: 'Default', meaning: 'Meaning', none: 'none' },
  zh: { name: '变量', fallback: '默认值', meaning: '含义', none: '无' },
};

/**
 * The Markdown table of settings for a README, made from the one list that the parser reads too.
 */
export function settingsTable(language: 'en' | 'zh'): string {
  const head = HEADS[language];
  const rows = Object.values(settings).map((one) => {
    const file = 'secret' in one && one.secret ? ` (\`${one.name}_FILE\`)` : '';
    const fallback = one.fallback === '' ? head.none : `\`${one.fallback}\``;
    return `| \`${one.name}\`${file} | ${fallback} | ${one.meaning[language]} |`;
  });
  const top = `| ${head.name} | ${head.fallback} | ${head.meaning} |`;
  return [top, '|---|---|---|', ...rows].join('\n');
}
