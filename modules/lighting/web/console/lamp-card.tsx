import { Button } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { LampView } from '../../contract/index.ts';
import type { Target } from './command-dialog.tsx';
import { meaningOf } from './lamp-map.tsx';

interface LampCardProps {
  readonly lamp: LampView;
  readonly onCommand: ((target: Target) => void) | null;
  readonly onClose: () => void;
}

/** One lamp: commanded and reported side by side. */
export function LampCard({ lamp, onCommand, onClose }: LampCardProps) {
  const { t } = useText();
  const level = (percent: number | null): string => {
    if (percent === null) return t('lighting.unknown');
    return percent === 0 ? t('lighting.off') : `${Math.round(percent)} %`;
  };
  return (
    <div className="light-lamp" role="region" aria-label={lamp.name}>
      <header>
        <strong>{lamp.name}</strong>
        <span className="dk-muted">{lamp.code}</span>
        <Button
          type="text"
          size="small"
          icon={<Icon name="close" />}
          aria-label={t('lighting.close')}
          onClick={onClose}
        />
      </header>
      <dl>
        <dt>{t('lighting.commanded')}</dt>
        <dd>
          {level(lamp.levelPercent)}
          {lamp.by && ` · ${t(`lighting.by.${lamp.by}`)}`}
        </dd>
        <dt>{t('lighting.reported')}</dt>
        <dd>
          {level(lamp.reportedPercent)}
          {lamp.powerWatts !== null && ` · ${lamp.powerWatts.toFixed(1)} W`}
        </dd>
        <dt>{t('lighting.heard')}</dt>
        <dd>{lamp.reportedAt ? <Time at={lamp.reportedAt} /> : t('lighting.never')}</dd>
        <dt>{t('lighting.next')}</dt>
        <dd>{lamp.until ? <Time at={lamp.until} /> : '—'}</dd>
      </dl>
      <div className="dk-tags">
        {lamp.faults.map((kind) => (
          <StatusTag key={kind} meaning={meaningOf(lamp)}>
            {t(`lighting.fault.${kind}`)}
          </StatusTag>
        ))}
      </div>
      {onCommand && (
        <Button onClick={() => onCommand({ kind: 'lamp', id: lamp.thingId, name: lamp.name })}>
          {t('lighting.control.command')}
        </Button>
      )}
    </div>
  );
}
