import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import {
  flatten,
  languageTag,
  type Locale,
  type Messages,
  type Translate,
  translator,
} from '#platform/i18n/index.ts';
import { chooseLocale, currentLocale } from './locale-store.ts';

/** Chinese texts stand in the app's bundle; English ones come when asked for. */
export interface AppTexts {
  readonly zh: ReadonlyMap<string, string>;
  /** Fills `zh` where an app brings the texts of its modules page by page. */
  readonly completeZh?: () => Promise<void>;
  readonly loadEn: () => Promise<ReadonlyMap<string, string>>;
}

interface Texts {
  readonly t: Translate;
  readonly locale: Locale;
  readonly choose: (locale: Locale) => Promise<void>;
}

const TextsContext = createContext<Texts | null>(null);

/**
 * Joins a glob of module texts into one table: `../../modules/cases/web/console/i18n/zh.json`
 * becomes the keys `cases.…`. `own` are the shell's and the kit's texts, by namespace.
 */
export function joinTexts(
  files: Record<string, Messages>,
  own: Readonly<Record<string, Messages>>,
): Map<string, string> {
  const table = new Map<string, string>();
  const add = (messages: Messages, namespace: string): void => {
    for (const [key, sentence] of flatten(messages, namespace)) table.set(key, sentence);
  };
  for (const [namespace, messages] of Object.entries(own)) add(messages, namespace);
  for (const [path, messages] of Object.entries(files)) {
    add(messages, /modules\/([^/]+)\//.exec(path)?.[1] ?? path);
  }
  return table;
}

/** Gives `useText` to an app. Call `readyTexts` before the first render. */
export function TextProvider({ texts, first, children }: TextProviderProps) {
  const [shown, show] = useState({ locale: currentLocale(), table: first });
  const choose = useCallback(
    async (locale: Locale) => {
      if (locale === 'zh') await texts.completeZh?.();
      const table = locale === 'zh' ? texts.zh : await texts.loadEn();
      chooseLocale(locale);
      show({ locale, table });
    },
    [texts],
  );
  const value = useMemo(
    () => ({ t: translator(shown.table), locale: shown.locale, choose }),
    [shown, choose],
  );
  useEffect(() => {
    document.documentElement.lang = languageTag(shown.locale);
  }, [shown.locale]);
  return <TextsContext.Provider value={value}>{children}</TextsContext.Provider>;
}

interface TextProviderProps {
  readonly texts: AppTexts;
  readonly first: ReadonlyMap<string, string>;
  readonly children: ReactNode;
}

/** The table of the chosen language. */
export async function readyTexts(texts: AppTexts): Promise<ReadonlyMap<string, string>> {
  return currentLocale() === 'zh' ? texts.zh : texts.loadEn();
}

/** `const { t, locale } = useText()`: the translator of the chosen language. */
export function useText(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('useText outside of TextProvider');
  return texts;
}
