import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Indicator, Standing } from '../../../contract/index.ts';
import { useSay } from './say.ts';

const meanings = { met: 'ok', notice: 'notice', warning: 'warning' } as const;

/** How a number stands against its target, in a word. */
export function StandingTag({ standing }: { readonly standing: Standing }) {
  const { t } = useText();
  if (standing === 'none') return null;
  return <StatusTag meaning={meanings[standing]}>{t(`indicators.standing.${standing}`)}</StatusTag>;
}

/** The target and the warning bound of an indicator in words; empty without any. */
export function useBounds() {
  const { t } = useText();
  const say = useSay();
  return (one: Indicator): string => {
    const words = one.direction === 'down' ? 'atMost' : 'atLeast';
    const parts = [
      ...(one.target === null
        ? []
        : [t(`indicators.bounds.${words}`, { value: say(one.target, one) })]),
      ...(one.warning === null
        ? []
        : [
            t(`indicators.bounds.${one.direction === 'down' ? 'above' : 'below'}`, {
              value: say(one.warning, one),
            }),
          ]),
    ];
    return parts.join(t('indicators.bounds.and'));
  };
}
