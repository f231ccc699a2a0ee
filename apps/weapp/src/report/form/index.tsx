import { Button, Image, Text, Textarea, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call, newKey, uploadPhoto } from '../../client/call.ts';
import { operations } from '../../client/operations.ts';
import { useDoing } from '../../client/use-doing.ts';
import { useReading } from '../../client/use-reading.ts';
import { FaultNotice } from '../../parts/fault-notice.tsx';
import { Page } from '../../parts/page.tsx';

interface Photo {
  readonly path: string;
  /** The same at each try. */
  readonly key: string;
}

interface Here {
  readonly longitude: number;
  readonly latitude: number;
}

interface Receipt {
  readonly number: string;
  readonly token: string;
}

/** 上报: a photo, a few words, where. A scanned poster brings its place. */
export default function ReportPage() {
  const { params } = useRouter();
  const placeCode = decodeURIComponent(params['place'] ?? '');
  const choices = useReading(() =>
    call(operations.reports.choices, { query: placeCode ? { place: placeCode } : {} }),
  );
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  if (receipt) return <Sent receipt={receipt} />;
  const place = choices.data?.place ?? null;
  return (
    <Page title="上报问题">
      {place && <View className="good">您在：{place.name}</View>}
      {placeCode && <FaultNotice error={choices.error} />}
      <Form
        placeCode={place ? placeCode : ''}
        popular={choices.data?.popular ?? []}
        onSent={setReceipt}
      />
    </Page>
  );
}

interface FormProps {
  readonly placeCode: string;
  readonly popular: readonly { readonly code: string; readonly name: string }[];
  readonly onSent: (receipt: Receipt) => void;
}

function Form({ placeCode, popular, onSent }: FormProps) {
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [text, setText] = useState('');
  const [categoryCode, setCategory] = useState('');
  const [here, setHere] = useState<Here | null>(null);
  const [key] = useState(newKey);
  const doing = useDoing();
  const isEmpty = photos.length === 0 && text.trim() === '' && categoryCode === '';
  const send = (): void =>
    void doing.run(async () => {
      const photoIds: string[] = [];
      // One after another: a village's network carries one photo better than six.
      for (const photo of photos) photoIds.push(await uploadPhoto(photo.path, photo.key));
      const body = {
        ...(text.trim() ? { text: text.trim() } : {}),
        ...(categoryCode ? { categoryCode } : {}),
        ...(photoIds.length > 0 ? { photoIds } : {}),
        ...(placeCode ? { placeCode } : {}),
        ...(here && !placeCode ? { position: here, positionSource: 'device' as const } : {}),
        deviceId: deviceId(),
      };
      const { number, token } = await call(operations.reports.submit, { body }, key);
      onSent({ number, token });
    });
  return (
    <>
      <Photos photos={photos} onChange={setPhotos} />
      <View className="label">说说是什么问题</View>
      <Textarea
        className="area"
        maxlength={500}
        value={text}
        onInput={({ detail }) => setText(detail.value)}
      />
      {popular.length > 0 && (
        <>
          <View className="label">或者选一类</View>
          <View className="choices">
            {popular.map(({ code, name }) => (
              <View
                key={code}
                className={code === categoryCode ? 'choice choice-on' : 'choice'}
                onClick={() => setCategory(code === categoryCode ? '' : code)}
              >
                {name}
              </View>
            ))}
          </View>
        </>
      )}
      {!placeCode && <HereField here={here} onChange={setHere} />}
      <FaultNotice error={doing.error} />
      <Button className="button button-main" disabled={doing.isBusy || isEmpty} onClick={send}>
        {doing.isBusy ? '正在提交…' : '提交'}
      </Button>
      {isEmpty && <View className="hint">拍一张照片、写一句话或选一类，任选其一即可。</View>}
    </>
  );
}

const mostPhotos = 6;

interface PhotosProps {
  readonly photos: readonly Photo[];
  readonly onChange: (photos: readonly Photo[]) => void;
}

function Photos({ photos, onChange }: PhotosProps) {
  const take = async (): Promise<void> => {
    const taken = await Taro.chooseMedia({
      count: mostPhotos - photos.length,
      mediaType: ['image'],
      sizeType: ['compressed'],
    }).catch(() => null);
    if (!taken) return;
    const fresh = taken.tempFiles.map(({ tempFilePath }) => ({
      path: tempFilePath,
      key: newKey(),
    }));
    onChange([...photos, ...fresh]);
  };
  return (
    <>
      <View className="label">照片</View>
      <View className="photos">
        {photos.map(({ path, key }) => (
          <View key={key} onClick={() => onChange(photos.filter((one) => one.key !== key))}>
            <Image className="photo" src={path} mode="aspectFill" />
            <Text className="hint">点一下删除</Text>
          </View>
        ))}
      </View>
      {photos.length < mostPhotos && (
        <Button className="button" onClick={() => void take()}>
          拍照或选照片
        </Button>
      )}
    </>
  );
}

interface HereFieldProps {
  readonly here: Here | null;
  readonly onChange: (here: Here | null) => void;
}

function HereField({ here, onChange }: HereFieldProps) {
  const [isRefused, setRefused] = useState(false);
  const locate = async (): Promise<void> => {
    // WGS-84, as everything in the house; `gcj02` would lie some hundred metres beside.
    const found = await Taro.getLocation({ type: 'wgs84' }).catch(() => null);
    setRefused(!found);
    if (found) onChange({ longitude: found.longitude, latitude: found.latitude });
  };
  return (
    <>
      <View className="label">位置</View>
      {here ? (
        <View className="good">已带上您现在的位置。</View>
      ) : (
        <Button className="button" onClick={() => void locate()}>
          用我现在的位置
        </Button>
      )}
      {isRefused && (
        <View className="hint">
          没有取到位置，请在说明里写清楚在哪里，也可以在微信设置里允许定位。
        </View>
      )}
    </>
  );
}

const deviceKey = 'zhenshu.device';

/** A stable random id of this phone, to limit floods without an account. */
function deviceId(): string {
  const known = Taro.getStorageSync(deviceKey) as string;
  if (known) return known;
  const fresh = newKey();
  Taro.setStorageSync(deviceKey, fresh);
  return fresh;
}

function Sent({ receipt }: { receipt: Receipt }) {
  const query = `number=${encodeURIComponent(receipt.number)}&token=${encodeURIComponent(receipt.token)}`;
  return (
    <Page title="已收到">
      <View className="good">
        <View>编号 {receipt.number}</View>
        <View className="hint">登录后可在“我的上报”里查看进度。</View>
      </View>
      <Button
        className="button button-main"
        onClick={() => void Taro.redirectTo({ url: `/report/case/index?${query}` })}
      >
        查看进度
      </Button>
    </Page>
  );
}
