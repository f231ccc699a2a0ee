import { Button } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { FenceView } from '../../contract.ts';
import { useSayWatch, windowText } from './say.ts';

interface FenceListProps {
  readonly items: readonly FenceView[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onEdit: ((fence: FenceView) => void) | null;
}

/** Fences with what they watch, who is inside and what happened today. */
export function FenceList({ items, selected, onSelect, onEdit }: FenceListProps) {
  const { t } = useText();
  if (items.length === 0) {
    return <EmptyState title={t('fences.none')}>{t('fences.noneText')}</EmptyState>;
  }
  return (
    <section aria-label={t('fences.list')}>
      <ul className="fence-list">
        {items.map((fence) => (
          <li key={fence.id} className={fence.id === selected ? 'fence-chosen' : ''}>
            <FenceCard fence={fence} onSelect={onSelect} onEdit={onEdit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FenceCardProps {
  readonly fence: FenceView;
  readonly onSelect: (id: string) => void;
  readonly onEdit: ((fence: FenceView) => void) | null;
}

function FenceCard({ fence, onSelect, onEdit }: FenceCardProps) {
  const { t } = useText();
  const sayWatch = useSayWatch();
  return (
    <article className="dk-card fence-card">
      <header>
        <button type="button" className="fence-name" onClick={() => onSelect(fence.id)}>
          {fence.name}
        </button>
        {!fence.enabled && <StatusTag meaning="neutral">{t('fences.off')}</StatusTag>}
        {fence.enabled && (
          <StatusTag meaning={fence.severity ?? 'neutral'}>
            {t(`fences.severity.${fence.severity ?? 'none'}`)}
          </StatusTag>
        )}
        {onEdit && (
          <Button size="small" onClick={() => onEdit(fence)}>
            {t('fences.edit')}
          </Button>
        )}
      </header>
      <p>{fence.watch.map((event) => sayWatch(event, fence)).join(' · ')}</p>
      {fence.windows.length > 0 && (
        <p className="dk-muted">{fence.windows.map(windowText).join('、')}</p>
      )}
      <p className="dk-muted">
        {t('fences.counts', { inside: fence.insideCount, day: fence.dayCount })}
      </p>
    </article>
  );
}
