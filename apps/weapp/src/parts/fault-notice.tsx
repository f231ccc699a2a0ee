import { Button, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Fault, wantsSignIn } from '../client/fault.ts';

interface FaultNoticeProps {
  readonly error: unknown;
  readonly onAgain?: () => void;
}

/** What was wrong and what to do; who is not signed in is led there. */
export function FaultNotice({ error, onAgain }: FaultNoticeProps) {
  if (!error) return null;
  if (wantsSignIn(error)) {
    return (
      <View className="card">
        <View className="card-title">先用手机号登录</View>
        <View className="hint">收一条验证码就行，手机号不会公开。</View>
        <Button
          className="button button-main"
          onClick={() => void Taro.switchTab({ url: '/pages/me/index' })}
        >
          去登录
        </Button>
      </View>
    );
  }
  const { title, cure } =
    error instanceof Fault ? error.problem : { title: '出了点问题', cure: '请稍后再试。' };
  return (
    <View className="fault">
      <View>{title}</View>
      {cure && <Text className="hint">{cure}</Text>}
      {onAgain && (
        <Button className="button" onClick={onAgain}>
          重试
        </Button>
      )}
    </View>
  );
}
