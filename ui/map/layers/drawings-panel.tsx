import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DrawingLine } from '#platform/contract/map-drawings.ts';
import { saveFile } from '../../desk/files.ts';
import { useAct } from '../../desk/use-act.ts';
import { Icon } from '../../icons/icon.tsx';
import { useText } from '../../i18n/text-provider.tsx';
import { ErrorNotice, Loading } from '../../kit/states.tsx';
import { drawingKeys, drawingServer } from './drawing-api.ts';
import { sayMetres, saySquareMetres } from './measure.ts';
import type { Pen } from './pen.ts';

const icons = { point: 'pin', line: 'ruler', area: 'fence' } as const;

interface DrawingsPanelProps {
  readonly onPen: (pen: Pen) => void;
  readonly onOpen: (drawing: DrawingLine) => void;
  readonly onClose: () => void;
}

/** The drawings that one made or is shared with, and the pens for new ones. */
export function DrawingsPanel({ onPen, onOpen, onClose }: DrawingsPanelProps) {
  const { t } = useText();
  const { error, run } = useAct();
  const [words, setWords] = useState('');
  const list = useQuery({
    queryKey: drawingKeys.list,
    queryFn: ({ signal }) => drawingServer.drawings({}, { signal }),
  });
  const items = list.data?.items ?? [];
  const shown = items.filter(({ name, note }) => `${name} ${note}`.includes(words.trim()));
  return (
    <section
      className="zs-layers-card zs-layers-drawings"
      aria-label={t('ui.layers.tool.drawings')}
    >
      <header>
        <Icon name="edit" size={16} />
        <span>{t('ui.layers.tool.drawings')}</span>
        <button type="button" aria-label={t('ui.layers.close')} onClick={onClose}>
          <Icon name="close" size={16} />
        </button>
      </header>
      <div className="zs-layers-acts">
        {(['point', 'line', 'area'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            onClick={() => onPen({ kind, corners: [], of: null, stage: 'draw' })}
          >
            <Icon name={icons[kind]} size={16} />
            {t(`ui.drawings.draw.${kind}`)}
          </button>
        ))}
      </div>
      {list.isPending && <Loading lines={3} />}
      {list.isError && <ErrorNotice error={list.error} />}
      {error !== null && <ErrorNotice error={error} />}
      {list.data && items.length === 0 && (
        <p className="zs-layers-muted">{t('ui.drawings.none')}</p>
      )}
      {items.length > 8 && (
        <input
          type="search"
          aria-label={t('ui.drawings.find')}
          placeholder={t('ui.drawings.find')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <ul className="zs-layers-list">
        {shown.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onOpen(one)}>
              <Icon name={icons[one.kind]} size={16} />
              <span>
                {one.name}
                <small>{factsOf(one, t)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {items.length > 0 && shown.length === 0 && (
        <p className="zs-layers-muted">{t('ui.layers.nothing', { words })}</p>
      )}
      {list.data?.cut && <p className="zs-layers-muted">{t('ui.drawings.cut')}</p>}
      {items.length > 0 && (
        <button
          type="button"
          className="zs-layers-more"
          onClick={() =>
            void run(async () => saveFile(await drawingServer.exportDrawings({ query: {} })))
          }
        >
          {t('ui.drawings.exportAll')}
        </button>
      )}
    </section>
  );
}

function factsOf(one: DrawingLine, t: ReturnType<typeof useText>['t']): string {
  const { kind, lengthMetres, squareMetres, audience } = one;
  const measures =
    kind === 'area'
      ? saySquareMetres(squareMetres, t('ui.layers.mu'))
      : kind === 'line'
        ? sayMetres(lengthMetres)
        : '';
  return [measures, t(`ui.drawings.audiences.${audience}`)].filter(Boolean).join(' · ');
}
