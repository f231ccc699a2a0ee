import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { call } from '../../client/call.ts';
import { operations } from '../../client/operations.ts';
import { useReading } from '../../client/use-reading.ts';
import { sayTime } from '../../client/words.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';

/** 预约: what can be booked, who is there today, the first free time. */
export default function PoolsPage() {
  const reading = useReading(() => call(operations.booking.home, {}));
  const open = (id: string): void =>
    void Taro.navigateTo({ url: `/booking/pool/index?pool=${id}` });
  return (
    <Page title="预约">
      <Shown
        reading={reading}
        empty="现在没有可以预约的。"
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((pool) => (
            <View key={pool.id} className="card" onClick={() => open(pool.id)}>
              <View className="row between">
                <Text className="card-title">{pool.nameZh}</Text>
                <Text className="tag">{pool.nextFree ? sayTime(pool.nextFree) : '暂无空位'}</Text>
              </View>
              <View className="hint">
                {pool.siteZh} {pool.locationZh}
              </View>
              {pool.today.length > 0 && (
                <View className="hint">
                  今天：
                  {pool.today
                    .map(({ nameZh, closedBecause }) =>
                      closedBecause ? `${nameZh}（停）` : nameZh,
                    )
                    .join('、')}
                </View>
              )}
            </View>
          ))
        }
      </Shown>
    </Page>
  );
}
