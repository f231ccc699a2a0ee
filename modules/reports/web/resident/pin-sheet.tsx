import { lazy, Suspense, useState } from 'react';
import { Button, Loading, Sheet, useText } from '#ui/index.ts';
import type { Position } from '#ui/map/index.ts';

// The map and its engine come only when someone wants to set a pin.
const PinMap = lazy(() => import('./pin-map.tsx'));

interface PinSheetProps {
  readonly open: boolean;
  readonly start: Position | null;
  readonly onClose: () => void;
  readonly onPick: (position: Position) => void;
}

/** Sets a pin on the map of the town. */
export function PinSheet({ open, start, onClose, onPick }: PinSheetProps) {
  const { t } = useText();
  const [pin, setPin] = useState<Position | null>(null);
  const chosen = pin ?? start;
  return (
    <Sheet
      title={t('reports.place.onMap')}
      open={open}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          icon="pin"
          wide
          disabled={!chosen}
          onClick={() => chosen && onPick(chosen)}
        >
          {t('reports.place.here')}
        </Button>
      }
    >
      <Suspense fallback={<Loading lines={6} />}>
        <PinMap picked={chosen} onPick={setPin} />
      </Suspense>
    </Sheet>
  );
}
