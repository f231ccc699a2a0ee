import { Input, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../client/call.ts';
import { operations } from '../../client/operations.ts';
import { useReading } from '../../client/use-reading.ts';
import { sayFee } from '../../client/words.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';

/** 办事: items by title, other words or pinyin; life events first. */
export default function ServicesPage() {
  const [words, setWords] = useState('');
  const items = useReading(() =>
    call(operations.services.items, { query: words.trim() ? { words: words.trim() } : {} }),
  );
  const events = useReading(() => call(operations.services.lifeEvents, {}));
  const open = (code: string): void =>
    void Taro.navigateTo({ url: `/services/item/index?code=${encodeURIComponent(code)}` });
  return (
    <Page title="办事">
      <Input
        className="input"
        maxlength={30}
        placeholder="想办什么，例如：高龄补贴"
        confirmType="search"
        value={words}
        onInput={({ detail }) => setWords(detail.value)}
        onConfirm={items.again}
        onBlur={items.again}
      />
      {words.trim() === '' && (
        <Shown reading={events}>
          {({ items: found }) =>
            found.map((event) => (
              <View key={event.code} className="card">
                <View className="card-title">{event.titleZh}</View>
                <View className="hint">{event.summaryZh}</View>
                <View className="choices">
                  {event.items.map(({ code, titleZh }) => (
                    <View key={code} className="choice" onClick={() => open(code)}>
                      {titleZh}
                    </View>
                  ))}
                </View>
              </View>
            ))
          }
        </Shown>
      )}
      <View className="label">全部事项</View>
      <Shown
        reading={items}
        empty="没有找到。换个说法试试，或打便民热线。"
        isEmpty={(data) => data.items.length === 0}
      >
        {(data) =>
          data.items.map((item) => (
            <View key={item.code} className="card" onClick={() => open(item.code)}>
              <View className="row between">
                <Text className="card-title">{item.titleZh}</Text>
                <Text className="tag">{sayFee(item.feeFen)}</Text>
              </View>
              <View className="hint">
                {item.departmentZh} · 承诺 {item.promisedDays} 个工作日
              </View>
            </View>
          ))
        }
      </Shown>
    </Page>
  );
}
