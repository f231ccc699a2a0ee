import type { MapFeaturePoint, MapHit } from '#platform/contract/map.ts';
import { drawingsLayer } from '#platform/contract/map-drawings.ts';
import type { Position } from '../types.ts';
import { DrawingPanels } from './drawing-panels.tsx';
import { FeatureCard } from './feature-card.tsx';
import type { Pen } from './pen.ts';
import { SelectionPanel } from './selection-panel.tsx';
import type { ChangeView, ShownMapProps } from './types.ts';
import type { ShownLayer } from './view.ts';

interface SidePanelProps extends ShownMapProps {
  readonly pen: Pen | null;
  /** Null for who may not keep drawings. */
  readonly onPen: ((pen: Pen | null) => void) | null;
  readonly lists: boolean;
  readonly onLists: (lists: boolean) => void;
  readonly onHit: (hit: MapHit) => void;
  readonly change: ChangeView;
  readonly shown: readonly ShownLayer[];
  readonly onOpenAt: (at: Position | null) => void;
  readonly onChosen: (points: readonly MapFeaturePoint[]) => void;
}

/** What is open, else what is selected. */
export function SidePanel(props: SidePanelProps) {
  const { known, view, change, shown, onOpenAt, onChosen } = props;
  const { open, ring } = view;
  const { pen, onPen, lists } = props;
  // The list gives way to what is opened or selected, and comes back when that is closed.
  const isList = lists && !open && !ring;
  if (onPen && (pen || isList || open?.layer === drawingsLayer)) {
    return <DrawingPanels {...props} onPen={onPen} />;
  }
  const layer = known.find(({ code }) => code === open?.layer);
  if (open && layer) {
    const close = (): void => {
      onOpenAt(null);
      change({ open: null });
    };
    return <FeatureCard layer={layer} id={open.id} onClose={close} onFollow={props.onFollow} />;
  }
  if (!ring || props.controls === 'legend') return null;
  return (
    <SelectionPanel
      known={known}
      shown={shown}
      ring={ring}
      onOpen={(code, point) => {
        onOpenAt(point);
        change({ open: { layer: code, id: point.id } });
      }}
      onChosen={onChosen}
      onFollow={props.onFollow}
      acts={props.acts}
      onKeep={
        onPen
          ? () => {
              change({ ring: null });
              onPen({ kind: 'area', corners: ring, of: null, stage: 'say' });
            }
          : null
      }
      onClose={() => change({ ring: null })}
    />
  );
}
