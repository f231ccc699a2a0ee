import { Drawer } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { Board } from '../../contract.ts';
import { AirDetail } from './air-detail.tsx';
import { NoiseDetail } from './noise-detail.tsx';
import { WaterDetail } from './water-detail.tsx';

interface StationDrawerProps {
  readonly board: Board;
  readonly thingId: string;
  readonly onClose: () => void;
}

/** One station with its course over time and how it is judged. */
export function StationDrawer({ board, thingId, onClose }: StationDrawerProps) {
  const { t } = useText();
  const air = board.airs.find((one) => one.thingId === thingId);
  const noise = board.noises.find((one) => one.thingId === thingId);
  const water = board.waters.find((one) => one.thingId === thingId);
  const head = air ?? noise ?? water;
  if (!head) return null;
  return (
    <Drawer
      open
      size={720}
      title={`${head.name} · ${head.code}`}
      onClose={onClose}
      aria-label={t('environment.detail')}
    >
      {head.address && <p className="dk-muted">{head.address}</p>}
      {air && <AirDetail air={air} />}
      {noise && <NoiseDetail noise={noise} />}
      {water && <WaterDetail water={water} />}
    </Drawer>
  );
}
