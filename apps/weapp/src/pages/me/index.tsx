import { Button, Input, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../client/call.ts';
import { fontSizeNames, fontSizes, useFontSize } from '../../client/font-size.ts';
import { operations } from '../../client/operations.ts';
import { forgetSession, sessionCookie } from '../../client/session.ts';
import { useDoing } from '../../client/use-doing.ts';
import { FaultNotice } from '../../parts/fault-notice.tsx';
import { Page } from '../../parts/page.tsx';

/** 我的: signing in by a code, the size of letters. */
export default function MePage() {
  const [isIn, setIn] = useState(() => sessionCookie() !== '');
  const [size, choose] = useFontSize();
  return (
    <Page title="我的">
      {isIn ? <SignedIn onOut={() => setIn(false)} /> : <SignIn onIn={() => setIn(true)} />}
      <View className="label">字的大小</View>
      <View className="choices">
        {fontSizes.map((one) => (
          <View
            key={one}
            className={one === size ? 'choice choice-on' : 'choice'}
            onClick={() => choose(one)}
          >
            {fontSizeNames[one]}
          </View>
        ))}
      </View>
    </Page>
  );
}

function SignedIn({ onOut }: { onOut: () => void }) {
  const doing = useDoing();
  const out = async (): Promise<void> => {
    await doing.run(() => call(operations.people.signOut, {}));
    // Whatever the server said: this phone forgets.
    forgetSession();
    onOut();
  };
  return (
    <View className="card">
      <View className="card-title">已登录</View>
      <View className="hint">换手机号请先退出。</View>
      <Button className="button" disabled={doing.isBusy} onClick={() => void out()}>
        退出登录
      </Button>
    </View>
  );
}

function SignIn({ onIn }: { onIn: () => void }) {
  const [phone, setPhone] = useState('');
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [codeId, setCodeId] = useState<string | null>(null);
  const doing = useDoing();
  const ask = (): void =>
    void doing.run(async () => {
      const sent = await call(operations.people.requestPhoneCode, { body: { phone } });
      setCodeId(sent.codeId);
    });
  const prove = (): void =>
    void doing.run(async () => {
      const given = name.trim() ? { name: name.trim() } : {};
      const body = { codeId: codeId ?? '', code, ...given };
      await call(operations.people.confirmPhoneCode, { body });
      onIn();
    });
  return (
    <View className="card">
      <View className="card-title">用手机号登录</View>
      <View className="label">手机号</View>
      <Input
        className="input"
        type="number"
        maxlength={11}
        value={phone}
        onInput={({ detail }) => setPhone(detail.value)}
      />
      {codeId === null ? (
        <Button
          className="button button-main"
          disabled={doing.isBusy || phone.length !== 11}
          onClick={ask}
        >
          发送验证码
        </Button>
      ) : (
        <>
          <View className="good">验证码已发到 {phone}。</View>
          <View className="label">验证码</View>
          <Input
            className="input"
            type="number"
            maxlength={6}
            value={code}
            onInput={({ detail }) => setCode(detail.value)}
          />
          <View className="label">姓名（第一次登录请填写）</View>
          <Input
            className="input"
            maxlength={20}
            value={name}
            onInput={({ detail }) => setName(detail.value)}
          />
          <Button
            className="button button-main"
            disabled={doing.isBusy || code.length !== 6}
            onClick={prove}
          >
            登录
          </Button>
          <Button className="button" disabled={doing.isBusy} onClick={() => setCodeId(null)}>
            换个手机号
          </Button>
        </>
      )}
      <FaultNotice error={doing.error} />
    </View>
  );
}
