import { Button, Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ItemView } from '#modules/services/contract/index.ts';
import { call } from '../../client/call.ts';
import { operations } from '../../client/operations.ts';
import { useDoing } from '../../client/use-doing.ts';
import { useReading } from '../../client/use-reading.ts';
import { sayFee } from '../../client/words.ts';
import { FaultNotice } from '../../parts/fault-notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';

/** One item: who, what to bring, how long, how much, where; and whether one can have it. */
export default function ItemPage() {
  const { params } = useRouter();
  const code = decodeURIComponent(params['code'] ?? '');
  const reading = useReading(() => call(operations.services.item, { params: { code } }));
  return (
    <Page title={reading.data?.content.titleZh ?? '事项'}>
      <Shown reading={reading}>
        {(item) => (
          <>
            <Facts item={item} />
            {item.content.eligibility && <Check item={item} />}
            {!item.content.eligibility && item.content.anyoneZh && (
              <View className="card">{item.content.anyoneZh}</View>
            )}
            <Materials item={item} />
            <Lines title="办理步骤" lines={item.content.steps} />
            <Lines title="依据" lines={item.content.basis} />
            <Online item={item} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Facts({ item: { content, departmentZh, departmentPhone } }: { item: ItemView }) {
  const phone = content.phone || departmentPhone;
  return (
    <View className="card">
      <View>{content.whoZh}</View>
      <View className="hint">
        法定 {content.legalDays} 个工作日，承诺 {content.promisedDays} 个工作日 ·{' '}
        {sayFee(content.feeFen)} {content.feeNote}
      </View>
      <View className="hint">
        {departmentZh} · {content.window} · {content.hours}
      </View>
      {phone && (
        <Button className="button" onClick={() => void Taro.makePhoneCall({ phoneNumber: phone })}>
          打电话问 {phone}
        </Button>
      )}
    </View>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <View className="card">
      <View className="card-title">{title}</View>
      {lines.map((line, at) => (
        <View key={line}>
          {at + 1}. {line}
        </View>
      ))}
    </View>
  );
}

function Materials({ item: { content } }: { item: ItemView }) {
  return (
    <View className="card">
      <View className="card-title">要带的材料</View>
      {content.materials.length === 0 && <View>不需要材料。</View>}
      {content.materials.map((one) => (
        <View key={one.name} className="row between">
          <Text>{one.name}</Text>
          <Text className="tag">
            {one.shared ? '免带' : one.need === 'required' ? '必带' : '视情况'}
          </Text>
          {one.note && <Text className="hint">{one.note}</Text>}
        </View>
      ))}
    </View>
  );
}

type Answers = Readonly<Record<string, string>>;

/** Asks one question after another until it can be said. Nothing is kept. */
function Check({ item }: { item: ItemView }) {
  const [answers, setAnswers] = useState<Answers>({});
  const [state, setState] = useState<Awaited<ReturnType<typeof ask>> | null>(null);
  const doing = useDoing();
  const go = (given: Answers): void =>
    void doing.run(async () => {
      setState(await ask(item.code, given));
      setAnswers(given);
    });
  const question = item.content.eligibility?.questions.find(({ key }) => key === state?.next);
  return (
    <View className="card">
      <View className="card-title">我能不能办</View>
      {!state && (
        <Button className="button" disabled={doing.isBusy} onClick={() => go({})}>
          回答几个问题
        </Button>
      )}
      {question && (
        <>
          <View className="label">{question.zh}</View>
          <View className="choices">
            {question.options.map(({ value, zh }) => (
              <View
                key={value}
                className="choice"
                onClick={() => go({ ...answers, [question.key]: value })}
              >
                {zh}
              </View>
            ))}
          </View>
        </>
      )}
      {state?.verdict && <VerdictPart verdict={state.verdict} />}
      <FaultNotice error={doing.error} />
      {state && (
        <Button className="button" disabled={doing.isBusy} onClick={() => go({})}>
          重新回答
        </Button>
      )}
    </View>
  );
}

function ask(code: string, answers: Answers) {
  const said = Object.entries(answers).map(([id, value]) => `${id}=${value}`);
  const query = said.length > 0 ? { answers: said.join(';') } : {};
  return call(operations.services.check, { params: { code }, query });
}

type Verdict = NonNullable<Awaited<ReturnType<typeof ask>>['verdict']>;

function VerdictPart({ verdict }: { verdict: Verdict }) {
  return (
    <View className={verdict.outcome === 'can' ? 'good' : 'fault'}>
      <View>{verdict.zh}</View>
      {verdict.bring.map((paper) => (
        <View key={paper} className="hint">
          带：{paper}
        </View>
      ))}
      {verdict.instead && <View className="hint">可以改办：{verdict.instead.titleZh}</View>}
    </View>
  );
}

/** The form itself is filled in on the web page: the address is copied. */
function Online({ item }: { item: ItemView }) {
  const address = `${SERVER}/services/${encodeURIComponent(item.code)}`;
  const copy = async (): Promise<void> => {
    await Taro.setClipboardData({ data: address });
    await Taro.showToast({ title: '网址已复制，请在浏览器打开', icon: 'none' });
  };
  if (!item.content.form) return <View className="hint">这一项需要到窗口办理。</View>;
  return (
    <View className="card">
      <View className="card-title">网上申请</View>
      <View className="hint">申请表在手机网页上填写，可以随时保存。</View>
      <Button className="button button-main" onClick={() => void copy()}>
        复制申请网址
      </Button>
      <Button
        className="button"
        onClick={() => void Taro.navigateTo({ url: '/booking/pools/index' })}
      >
        预约窗口
      </Button>
    </View>
  );
}
