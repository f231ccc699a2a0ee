import { Button } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { type MapArea, TownMap } from '#ui/map/index.ts';
import { usePermission } from '#ui/session/index.ts';
import type { FenceView } from '../../contract.ts';
import { areaOf, type Draft, draftOf, freshDraft } from './drafts.ts';
import { FenceForm } from './fence-form.tsx';
import { FenceList } from './fence-list.tsx';
import { Places } from './places.tsx';
import { useFences } from './use-fences.ts';
import './fences.css';

/** Fences on the map: looked at, drawn and changed. */
export default function FencesPage() {
  const { t } = useText();
  const may = usePermission('fences.manage');
  const [draft, setDraft] = useState<Draft | null>(null);
  const read = useFences();
  return (
    <>
      <PageHead title={t('fences.menu')} lead={t('fences.lead')}>
        {may && !draft && (
          <Button
            type="primary"
            icon={<Icon name="plus" />}
            onClick={() => setDraft({ ...freshDraft })}
          >
            {t('fences.add')}
          </Button>
        )}
      </PageHead>
      <Places />
      {read.isPending && <Loading lines={8} />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && (
        <Workplace items={read.data.items} draft={draft} onDraft={setDraft} mayManage={may} />
      )}
    </>
  );
}

interface WorkplaceProps {
  readonly items: readonly FenceView[];
  readonly draft: Draft | null;
  readonly onDraft: (draft: Draft | null) => void;
  readonly mayManage: boolean;
}

function Workplace({ items, draft, onDraft, mayManage }: WorkplaceProps) {
  const { t } = useText();
  const [selected, setSelected] = useState<string | null>(null);
  const edit = (fence: FenceView): void => onDraft(draftOf(fence));
  return (
    <div className="fence-board">
      {draft ? (
        <FenceForm key={draft.id} draft={draft} onDraft={onDraft} />
      ) : (
        <FenceList
          items={items}
          selected={selected}
          onSelect={setSelected}
          onEdit={mayManage ? edit : null}
        />
      )}
      <div className="dk-map">
        <TownMap
          label={t(draft ? 'fences.drawing' : 'fences.map')}
          areas={areasOf(items, draft)}
          selected={draft?.id ?? selected}
          onSelect={setSelected}
          {...(draft
            ? {
                ring: draft.ring,
                onRing: (ring: Draft['ring']) => onDraft({ ...draft, ring }),
              }
            : {})}
        />
      </div>
    </div>
  );
}

/** The fences, the one being drawn in its new shape. */
function areasOf(items: readonly FenceView[], draft: Draft | null): MapArea[] {
  const others = items.filter(({ id }) => id !== draft?.id);
  const areas = others.map(({ id, name, area, severity, enabled }): MapArea => {
    const meaning = enabled && severity ? severity : undefined;
    return { id, label: name, geometry: area, ...(meaning ? { meaning } : {}) };
  });
  if (!draft || draft.ring.length < 3) return areas;
  return [
    ...areas,
    { id: draft.id ?? 'new', label: draft.name, geometry: areaOf(draft.ring), meaning: 'ok' },
  ];
}
