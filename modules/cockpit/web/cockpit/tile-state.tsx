import type { TileProblem } from '#modules/cockpit/contract/index.ts';
import { Icon, type IconName, useText } from '#ui/index.ts';

type Kind = 'loading' | 'empty' | 'forbidden' | 'error';

const icons: Readonly<Record<Exclude<Kind, 'loading'>, IconName>> = {
  empty: 'inbox',
  forbidden: 'lock',
  error: 'warning',
};

/** Why a tile draws nothing: it is coming, there is nothing, one may not, or something is wrong. */
export function TileState({ kind, problem }: { kind: Kind; problem?: TileProblem | null }) {
  const { t, locale } = useText();
  if (kind === 'loading') {
    return (
      <div className="ck-state" role="status">
        <span className="zs-hidden">{t('ui.loading')}</span>
        <span className="zs-skeleton ck-skeleton" aria-hidden="true" />
      </div>
    );
  }
  const zh = locale === 'zh';
  return (
    <div className={`ck-state ck-state-${kind}`} {...(kind === 'error' ? { role: 'alert' } : {})}>
      <Icon name={icons[kind]} size={28} />
      <strong>{(zh ? problem?.zh : problem?.en) ?? t(`cockpit.state.${kind}`)}</strong>
      <p>{(zh ? problem?.cureZh : problem?.cureEn) ?? t(`cockpit.state.${kind}Text`)}</p>
    </div>
  );
}
