import { Button, Text, View } from '@tarojs/components';
import { call } from '../../client/call.ts';
import { operations } from '../../client/operations.ts';
import { useDoing } from '../../client/use-doing.ts';
import { useReading } from '../../client/use-reading.ts';
import { sayTime } from '../../client/words.ts';
import { FaultNotice } from '../../parts/fault-notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';

/** 消息: what the town told one. */
export default function MessagesPage() {
  const reading = useReading(() => call(operations.messages.inbox, { query: { limit: 50 } }));
  const doing = useDoing();
  const readAll = async (): Promise<void> => {
    if (await doing.run(() => call(operations.messages.markRead, { body: {} }))) reading.again();
  };
  return (
    <Page title="消息">
      <Shown reading={reading} empty="还没有消息。" isEmpty={({ items }) => items.length === 0}>
        {({ items, unreadCount }) => (
          <>
            {unreadCount > 0 && (
              <Button className="button" disabled={doing.isBusy} onClick={() => void readAll()}>
                全部标为已读（{unreadCount}）
              </Button>
            )}
            <FaultNotice error={doing.error} />
            {items.map((one) => (
              <View key={one.id} className="card">
                <View className="row between">
                  <Text className="card-title">{one.subject}</Text>
                  {!one.readAt && <Text className="tag tag-warning">未读</Text>}
                </View>
                <View>{one.body}</View>
                <View className="hint">{sayTime(one.createdAt)}</View>
              </View>
            ))}
          </>
        )}
      </Shown>
    </Page>
  );
}
