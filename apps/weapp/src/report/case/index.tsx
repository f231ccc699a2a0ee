import { Button, Text, Textarea, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call, newKey } from '../../client/call.ts';
import { operations } from '../../client/operations.ts';
import { useDoing } from '../../client/use-doing.ts';
import { useReading } from '../../client/use-reading.ts';
import { sayTime } from '../../client/words.ts';
import { FaultNotice } from '../../parts/fault-notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';

/** 办理进度: the steps of one's own report; rate it once it is closed. */
export default function CasePage() {
  const { params } = useRouter();
  const number = decodeURIComponent(params['number'] ?? '');
  const token = decodeURIComponent(params['token'] ?? '');
  const reading = useReading(() =>
    call(operations.reports.follow, { params: { number }, body: { token } }),
  );
  return (
    <Page title={number}>
      <Shown reading={reading}>
        {(report) => (
          <>
            <View className="card">
              <View className="row between">
                <Text className="card-title">{report.categoryName}</Text>
                <Text className="tag">{report.stateZh}</Text>
              </View>
              <View>{report.text}</View>
              <View className="hint">
                {report.address} {report.departmentName} {report.departmentPhone}
              </View>
              {report.dueAt && <View className="hint">办理期限 {sayTime(report.dueAt)}</View>}
            </View>
            {report.steps.map((step) => (
              <View key={`${step.action}${step.occurredAt}`} className="step">
                <View>
                  {step.zh} {step.departmentName}
                </View>
                {step.note && <View>{step.note}</View>}
                <View className="hint">{sayTime(step.occurredAt)}</View>
              </View>
            ))}
            {report.rating && (
              <View className="good">
                您评了 {report.rating.stars} 星 {report.rating.words}
              </View>
            )}
            {report.mayRate && <Rate holder={{ number, token }} onDone={reading.again} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

interface RateProps {
  readonly holder: { readonly number: string; readonly token: string };
  readonly onDone: () => void;
}

function Rate({ holder, onDone }: RateProps) {
  const [stars, setStars] = useState(0);
  const [words, setWords] = useState('');
  const [key] = useState(newKey);
  const doing = useDoing();
  const send = async (): Promise<void> => {
    const { number, token } = holder;
    const said = words.trim() ? { words: words.trim() } : {};
    const body = { token, stars, ...said };
    const isDone = await doing.run(() =>
      call(operations.reports.rate, { params: { number }, body }, key),
    );
    if (isDone) onDone();
  };
  return (
    <View className="card">
      <View className="card-title">办得怎么样？</View>
      <View className="stars">
        {[1, 2, 3, 4, 5].map((one) => (
          <Text key={one} onClick={() => setStars(one)}>
            {one <= stars ? '★' : '☆'}
          </Text>
        ))}
      </View>
      <Textarea
        className="area"
        maxlength={500}
        placeholder="还想说什么（可不填）"
        value={words}
        onInput={({ detail }) => setWords(detail.value)}
      />
      <FaultNotice error={doing.error} />
      <Button
        className="button button-main"
        disabled={doing.isBusy || stars === 0}
        onClick={() => void send()}
      >
        提交评价
      </Button>
    </View>
  );
}
