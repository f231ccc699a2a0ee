import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { call } from '../../client/call.ts';
import { operations } from '../../client/operations.ts';
import { useReading } from '../../client/use-reading.ts';
import { sayTime } from '../../client/words.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';

/** 我的上报: what one reported, and where it stands. */
export default function CasesPage() {
  const reading = useReading(() => call(operations.reports.mine, { query: { limit: 50 } }));
  const open = (number: string, token: string): void => {
    const query = `number=${encodeURIComponent(number)}&token=${encodeURIComponent(token)}`;
    void Taro.navigateTo({ url: `/report/case/index?${query}` });
  };
  return (
    <Page title="我的上报">
      <Shown
        reading={reading}
        empty="还没有上报。看到路灯不亮、垃圾没收，扫一扫就能报。"
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((row) => (
            <View key={row.number} className="card" onClick={() => open(row.number, row.token)}>
              <View className="row between">
                <Text className="card-title">{row.summary || row.categoryName}</Text>
                <Text className={row.mayRate ? 'tag tag-warning' : 'tag'}>
                  {row.mayRate ? '请评价' : row.stateZh}
                </Text>
              </View>
              <View className="hint">
                {row.number} · {sayTime(row.reportedAt)}
              </View>
            </View>
          ))
        }
      </Shown>
    </Page>
  );
}
