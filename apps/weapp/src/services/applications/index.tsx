import { Text, View } from '@tarojs/components';
import type { Reply } from '#platform/contract/index.ts';
import { call } from '../../client/call.ts';
import { operations } from '../../client/operations.ts';
import { useReading } from '../../client/use-reading.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';

type Row = Reply<typeof operations.services.mine>['items'][number];

/** What each stage is called. */
const stageNames: Readonly<Record<Row['stage'], string>> = {
  submitted: '待受理',
  accepted: '办理中',
  supplementing: '请补正',
  approved: '已准予',
  delivered: '已办结',
  refused: '不予批准',
  declined: '不予受理',
  withdrawn: '已撤回',
};

/** 我的办件: where each application stands. */
export default function ApplicationsPage() {
  const reading = useReading(() => call(operations.services.mine, { query: { limit: 50 } }));
  return (
    <Page title="我的办件">
      <Shown reading={reading} empty="还没有申请过。" isEmpty={({ items }) => items.length === 0}>
        {({ items }) =>
          items.map((row) => (
            <View key={row.id} className="card">
              <View className="row between">
                <Text className="card-title">{row.itemTitleZh}</Text>
                <Text className="tag">{stageNames[row.stage]}</Text>
              </View>
              <View className="hint">{row.number}</View>
            </View>
          ))
        }
      </Shown>
    </Page>
  );
}
