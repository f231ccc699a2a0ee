import { Icon } from '../../icons/icon.tsx';
import { useText } from '../../i18n/text-provider.tsx';

const rows = [
  ['/', 'search'],
  ['L', 'layers'],
  ['R', 'rectangle'],
  ['P', 'polygon'],
  ['M', 'distance'],
  ['D', 'drawings'],
  ['T', 'replay'],
  ['F', 'screen'],
  ['← ↑ → ↓', 'move'],
  ['+ −', 'zoom'],
  ['Esc', 'leave'],
] as const;

/** The keys of the map. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  return (
    <section className="zs-layers-card zs-layers-keys" aria-label={t('ui.layers.tool.keys')}>
      <header>
        <Icon name="keyboard" size={16} />
        <span>{t('ui.layers.tool.keys')}</span>
        <button type="button" aria-label={t('ui.layers.close')} onClick={onClose}>
          <Icon name="close" size={16} />
        </button>
      </header>
      <dl>
        {rows.map(([key, name]) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`ui.layers.key.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
