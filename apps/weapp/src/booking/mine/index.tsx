import { Button, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { OwnBooking } from '#modules/booking/contract/index.ts';
import { call } from '../../client/call.ts';
import { operations } from '../../client/operations.ts';
import { useDoing } from '../../client/use-doing.ts';
import { useReading } from '../../client/use-reading.ts';
import { sayTime } from '../../client/words.ts';
import { FaultNotice } from '../../parts/fault-notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';

/** 我的预约: what is coming, and giving it back. */
export default function MyBookingsPage() {
  const reading = useReading(() => call(operations.booking.mine, {}));
  return (
    <Page title="我的预约">
      <Shown
        reading={reading}
        empty="还没有预约。"
        isEmpty={({ bookings }) => bookings.length === 0}
      >
        {({ bookings, bar }) => (
          <>
            {bar && (
              <View className="fault">多次未到，暂时只能到窗口预约，至 {sayTime(bar.until)}。</View>
            )}
            {bookings.map((one) => (
              <Row key={one.id} booking={one} onChanged={reading.again} />
            ))}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Row({ booking, onChanged }: { booking: OwnBooking; onChanged: () => void }) {
  const doing = useDoing();
  const cancel = async (): Promise<void> => {
    const { confirm } = await Taro.showModal({
      title: '取消预约？',
      content: sayTime(booking.from),
    });
    if (!confirm) return;
    const params = { bookingId: booking.id };
    if (await doing.run(() => call(operations.booking.cancel, { params }))) onChanged();
  };
  return (
    <View className="card">
      <View className="row between">
        <Text className="card-title">
          {booking.poolZh} {booking.resourceZh}
        </Text>
        <Text className="tag">{sayTime(booking.from)}</Text>
      </View>
      <View className="hint">
        {booking.number} · {booking.siteZh} {booking.locationZh}
      </View>
      <FaultNotice error={doing.error} />
      {booking.acts.includes('cancel') && (
        <Button className="button" disabled={doing.isBusy} onClick={() => void cancel()}>
          取消预约
        </Button>
      )}
    </View>
  );
}
