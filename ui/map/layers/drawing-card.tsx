import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Drawing } from '#platform/contract/map-drawings.ts';
import { saveFile } from '../../desk/files.ts';
import { useAct } from '../../desk/use-act.ts';
import { Icon } from '../../icons/icon.tsx';
import { useText } from '../../i18n/text-provider.tsx';
import { Time } from '../../i18n/time.tsx';
import { ErrorNotice, Loading } from '../../kit/states.tsx';
import { usePermission } from '../../session/index.ts';
import type { Position } from '../types.ts';
import { drawingKeys, drawingServer, useDrawingsChanged } from './drawing-api.ts';
import { sayMetres, saySquareMetres } from './measure.ts';
import { cornersOf, isDraggable, type Pen } from './pen.ts';

interface DrawingCardProps {
  readonly id: string;
  readonly onClose: () => void;
  /** Puts it under the pen. */
  readonly onPen: (pen: Pen) => void;
  /** Selects what lies inside. */
  readonly onSelect: (ring: readonly Position[]) => void;
  /** Copies the address that shows it; absent where the page has none. */
  readonly onLink?: ((drawing: Drawing) => Promise<'copied' | 'failed'>) | undefined;
}

/** A kept drawing: what it is, and what can be done with it. */
export function DrawingCard(props: DrawingCardProps) {
  const { id, onClose } = props;
  const { t } = useText();
  const told = useQuery({
    queryKey: [...drawingKeys.one, id],
    queryFn: ({ signal }) => drawingServer.drawing({ params: { drawingId: id } }, { signal }),
    retry: false,
  });
  return (
    <section className="zs-layers-card" aria-label={told.data?.name ?? t('ui.drawings.one')}>
      <header>
        <Icon name="edit" size={16} />
        <span>{t('ui.drawings.one')}</span>
        <button type="button" aria-label={t('ui.layers.close')} onClick={onClose}>
          <Icon name="close" size={16} />
        </button>
      </header>
      {told.isPending && <Loading lines={3} />}
      {told.isError && <ErrorNotice error={told.error} />}
      {told.data && <Told {...props} drawing={told.data} />}
    </section>
  );
}

function Told({ drawing, ...props }: DrawingCardProps & { readonly drawing: Drawing }) {
  const { t } = useText();
  const { name, note, kind, audience, lengthMetres, squareMetres, updatedAt } = drawing;
  return (
    <>
      <h3>{name}</h3>
      <dl>
        {note && <Row term={t('ui.drawings.note')}>{note}</Row>}
        {kind !== 'point' && (
          <Row term={t(`ui.drawings.length.${kind}`)}>{sayMetres(lengthMetres)}</Row>
        )}
        {kind === 'area' && (
          <Row term={t('ui.drawings.area')}>{saySquareMetres(squareMetres, t('ui.layers.mu'))}</Row>
        )}
        <Row term={t('ui.drawings.audience')}>{t(`ui.drawings.audiences.${audience}`)}</Row>
        <Row term={t('ui.drawings.updated')}>
          <Time at={updatedAt} />
        </Row>
      </dl>
      <Acts {...props} drawing={drawing} />
    </>
  );
}

function Row({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Acts(props: DrawingCardProps & { readonly drawing: Drawing }) {
  const { drawing, onClose, onPen, onSelect, onLink } = props;
  const { t } = useText();
  const { busy, error, run } = useAct();
  const refresh = useDrawingsChanged();
  const [asks, setAsks] = useState(false);
  const [said, say] = useState('');
  const keepsLayers = usePermission('map.configure');
  const { id, kind, isMine, version } = drawing;
  const remove = async (): Promise<void> => {
    const isGone = await run(() =>
      drawingServer.removeDrawing({ params: { drawingId: id }, query: { version } }),
    );
    if (!isGone) return;
    onClose();
    await refresh();
  };
  const corners = cornersOf(drawing);
  return (
    <>
      {error !== null && <ErrorNotice error={error} />}
      <div className="zs-layers-acts">
        {kind === 'area' && (
          <button type="button" onClick={() => onSelect(corners)}>
            <Icon name="frame" size={16} />
            {t('ui.drawings.inside')}
          </button>
        )}
        {isMine && (
          <button
            type="button"
            onClick={() =>
              onPen({
                kind,
                of: drawing,
                stage: 'say',
                corners: isDraggable(drawing) ? corners : [],
              })
            }
          >
            <Icon name="edit" size={16} />
            {t('ui.drawings.change')}
          </button>
        )}
        {onLink && (
          <button
            type="button"
            onClick={() => void onLink(drawing).then((done) => say(t(`ui.layers.link.${done}`)))}
          >
            <Icon name="link" size={16} />
            {t('ui.layers.tool.link')}
          </button>
        )}
        <button
          type="button"
          onClick={() =>
            void run(async () =>
              saveFile(await drawingServer.exportDrawings({ query: { ids: [id] } })),
            )
          }
        >
          <Icon name="download" size={16} />
          GeoJSON
        </button>
        {(isMine || keepsLayers) && !asks && (
          <button type="button" onClick={() => setAsks(true)}>
            <Icon name="trash" size={16} />
            {t('ui.drawings.remove')}
          </button>
        )}
        {asks && (
          <button
            type="button"
            className="zs-layers-danger"
            disabled={busy}
            onClick={() => void remove()}
          >
            {t('ui.drawings.sure')}
          </button>
        )}
      </div>
      {said && (
        <p className="zs-layers-muted" role="status">
          {said}
        </p>
      )}
    </>
  );
}
