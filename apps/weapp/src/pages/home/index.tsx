import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { fontSizeNames, fontSizes, useFontSize } from '../../client/font-size.ts';
import { placeInCode } from '../../client/words.ts';
import { Page } from '../../parts/page.tsx';

const tiles = [
  { title: '办事', hint: '要什么条件、带什么材料', url: '/services/list/index' },
  { title: '预约', hint: '医生、窗口、上门', url: '/booking/pools/index' },
  { title: '我的办件', hint: '办到哪一步了', url: '/services/applications/index' },
  { title: '我的预约', hint: '改期、取消', url: '/booking/mine/index' },
] as const;

/** 首页: scan and report, then everything else. */
export default function HomePage() {
  const [size, choose] = useFontSize();
  const scan = async (): Promise<void> => {
    // Who closes the camera reports without a place.
    const code = await Taro.scanCode({ onlyFromCamera: false }).catch(() => null);
    if (!code) return;
    const place = placeInCode(code.result);
    await Taro.navigateTo({ url: `/report/form/index?place=${encodeURIComponent(place)}` });
  };
  return (
    <Page title="码上办">
      <View className="tile tile-main" onClick={() => void scan()}>
        <View className="card-title">扫码上报</View>
        <View className="hint">扫一扫牌子上的码，拍张照片就能报</View>
      </View>
      <View
        className="tile"
        style={{ marginBottom: '24rpx' }}
        onClick={() => void Taro.navigateTo({ url: '/report/form/index' })}
      >
        <View className="card-title">不扫码，直接上报</View>
      </View>
      <View className="tiles">
        {tiles.map(({ title, hint, url }) => (
          <View key={url} className="tile" onClick={() => void Taro.navigateTo({ url })}>
            <View className="card-title">{title}</View>
            <View className="hint">{hint}</View>
          </View>
        ))}
      </View>
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
