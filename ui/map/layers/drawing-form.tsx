import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Drawing, DrawingAudience } from '#platform/contract/map-drawings.ts';
import { useAct } from '../../desk/use-act.ts';
import { Icon } from '../../icons/icon.tsx';
import { useText } from '../../i18n/text-provider.tsx';
import { ErrorNotice } from '../../kit/states.tsx';
import { drawingKeys, drawingServer, useDrawingsChanged } from './drawing-api.ts';
import { geometryOf, isDraggable, isDrawn, type Pen } from './pen.ts';

interface DrawingFormProps {
  readonly pen: Pen;
  readonly onKept: (drawing: Drawing) => void;
  readonly onClose: () => void;
}

/** What is said of a drawing before it is kept: name, note, who sees it. */
export function DrawingForm({ pen, onKept, onClose }: DrawingFormProps) {
  const { t } = useText();
  const { of } = pen;
  const keepsShape = of !== null && !isDraggable(of);
  const [name, setName] = useState(of?.name ?? '');
  const [note, setNote] = useState(of?.note ?? '');
  const [audience, setAudience] = useState<DrawingAudience>(of?.audience ?? 'mine');
  const { busy, error, run } = useAct();
  const refresh = useDrawingsChanged();
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await run(async () => {
      const said = { name: name.trim(), note: note.trim(), audience };
      const kept = await keep(pen, said);
      await refresh();
      onKept(kept);
    });
  };
  return (
    <section className="zs-layers-card zs-layers-keep" aria-label={t('ui.drawings.keep')}>
      <header>
        <Icon name="edit" size={16} />
        <span>{t(of ? 'ui.drawings.change' : 'ui.drawings.keep')}</span>
        <button type="button" aria-label={t('ui.layers.close')} onClick={onClose}>
          <Icon name="close" size={16} />
        </button>
      </header>
      <form onSubmit={(event) => void save(event)}>
        {error !== null && <ErrorNotice error={error} />}
        <label>
          {t('ui.drawings.name')}
          <input
            required
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          {t('ui.drawings.note')}
          <textarea
            rows={3}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <Audience value={audience} onValue={setAudience} />
        <p className="zs-layers-muted">
          {keepsShape
            ? t('ui.drawings.wordsOnly', { count: of.corners })
            : t('ui.drawings.dragHint')}
        </p>
        <button
          type="submit"
          className="zs-layers-primary"
          disabled={busy || !name.trim() || !(keepsShape || isDrawn(pen))}
        >
          {t('ui.drawings.save')}
        </button>
      </form>
    </section>
  );
}

function keep(
  pen: Pen,
  said: { name: string; note: string; audience: DrawingAudience },
): Promise<Drawing> {
  const { of } = pen;
  if (!of) return drawingServer.keepDrawing({ body: { ...said, geometry: geometryOf(pen) } });
  const geometry = isDraggable(of) ? geometryOf(pen) : null;
  return drawingServer.changeDrawing({
    params: { drawingId: of.id },
    body: { ...said, geometry, version: of.version },
  });
}

function Audience({
  value,
  onValue,
}: {
  readonly value: DrawingAudience;
  readonly onValue: (value: DrawingAudience) => void;
}) {
  const { t } = useText();
  const list = useQuery({
    queryKey: drawingKeys.list,
    queryFn: ({ signal }) => drawingServer.drawings({}, { signal }),
  });
  const offered = (['mine', 'department', 'town'] as const).filter(
    (one) => one !== 'department' || value === one || list.data?.hasDepartment,
  );
  return (
    <fieldset className="zs-layers-audience">
      <legend>{t('ui.drawings.audience')}</legend>
      {offered.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="audience"
            checked={value === one}
            onChange={() => onValue(one)}
          />
          {t(`ui.drawings.audiences.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
