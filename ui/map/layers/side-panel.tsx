import type { MapFeaturePoint } from '#platform/contract/map.ts';
import type { Position } from '../types.ts';
import { FeatureCard } from './feature-card.tsx';
import { SelectionPanel } from './selection-panel.tsx';
import type { ChangeView, ShownMapProps } from './types.ts';
import type { ShownLayer } from './view.ts';

interface SidePanelProps extends ShownMapProps {
  readonly change: ChangeView;
  readonly shown: readonly ShownLayer[];
  readonly onOpenAt: (at: Position | null) => void;
  readonly onChosen: (points: readonly MapFeaturePoint[]) => void;
}

/** What is open, else what is selected. */
export function SidePanel(props: SidePanelProps) {
  const { known, view, change, shown, onOpenAt, onChosen } = props;
  const { open, ring } = view;
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
      onClose={() => change({ ring: null })}
    />
  );
}
