import type { MapHit } from '#platform/contract/map.ts';
import { type Drawing, type DrawingLine, drawingsLayer } from '#platform/contract/map-drawings.ts';
import { copyText } from './copy-text.ts';
import { DrawingCard } from './drawing-card.tsx';
import { DrawingForm } from './drawing-form.tsx';
import { DrawingsPanel } from './drawings-panel.tsx';
import type { Pen } from './pen.ts';
import type { ChangeView, ShownMapProps } from './types.ts';
import { plainView, writeMapView } from './view.ts';

interface DrawingPanelsProps extends ShownMapProps {
  readonly change: ChangeView;
  readonly pen: Pen | null;
  readonly onPen: (pen: Pen | null) => void;
  readonly onLists: (lists: boolean) => void;
  readonly onHit: (hit: MapHit) => void;
}

/** What belongs to drawings at the side: the form under the pen, else the open one, else the list. */
export function DrawingPanels(props: DrawingPanelsProps) {
  const { view, change, pen, onPen, onLists, onHit, link } = props;
  const { open } = view;
  if (pen) {
    if (pen.stage === 'draw') return null;
    return (
      <DrawingForm
        key={pen.of?.id ?? 'new'}
        pen={pen}
        onClose={() => onPen(null)}
        onKept={(kept) => {
          onPen(null);
          onLists(false);
          onHit(hitOf(kept));
        }}
      />
    );
  }
  if (open?.layer === drawingsLayer) {
    return (
      <DrawingCard
        key={open.id}
        id={open.id}
        onClose={() => change({ open: null })}
        onPen={(next) => {
          change({ open: null });
          onPen(next);
        }}
        onSelect={(ring) => {
          onLists(false);
          change({ open: null, ring });
        }}
        onLink={link && ((drawing) => copyLink(drawing, link(), view.zoom))}
      />
    );
  }
  return (
    <DrawingsPanel
      onPen={(next) => {
        onLists(false);
        change({ open: null, ring: null });
        onPen(next);
      }}
      onOpen={(drawing) => onHit(hitOf(drawing))}
      onClose={() => onLists(false)}
    />
  );
}

/** A drawing as something that was found: shown, opened and gone to. */
function hitOf({ id, name, kind, bounds }: DrawingLine): MapHit {
  return {
    id,
    kind: drawingsLayer,
    title: name,
    note: '',
    ...middleOf(bounds),
    bounds: kind === 'point' ? null : bounds,
    layer: drawingsLayer,
    path: null,
  };
}

const middleOf = ([west = 0, south = 0, east = 0, north = 0]: readonly number[]) => ({
  longitude: (west + east) / 2,
  latitude: (south + north) / 2,
});

/** The address of the page with this drawing alone, copied. */
function copyLink(
  drawing: Drawing,
  page: string,
  zoom: number | null,
): Promise<'copied' | 'failed'> {
  const params = writeMapView({
    ...plainView,
    layers: [{ code: drawingsLayer }],
    open: { layer: drawingsLayer, id: drawing.id },
    centre: middleOf(drawing.bounds),
    zoom: zoom ?? 15,
  });
  return copyText(`${page.split('?')[0]}?${params}`);
}
