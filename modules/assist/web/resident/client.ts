import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { type ActKind, api } from '../../contract/index.ts';

/** The client of this module. */
export const assist = createClient(api);

/** Kinds joined for a sentence. */
export function useKinds(): (kinds: readonly ActKind[]) => string {
  const { t, locale } = useText();
  return (kinds) =>
    kinds.map((kind) => t(`assist.kind.${kind}`)).join(locale === 'en' ? ', ' : '、');
}
