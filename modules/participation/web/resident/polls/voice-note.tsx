import { Notice, useText } from '#ui/index.ts';
import { useOwnVoice } from '../client.ts';
import { SignIn } from '../sign-in.tsx';

/** Whether whoever looks has a voice, and how to get one. */
export function VoiceNote({ back }: { back: string }) {
  const { t } = useText();
  const own = useOwnVoice();
  if (!own.data) return null;
  if (!own.data.signedIn) return <SignIn back={back} />;
  if (own.data.verified) {
    return (
      <Notice meaning="ok">
        {t('participation.voice.verified', { village: own.data.villageName })}
      </Notice>
    );
  }
  return (
    <Notice meaning="warning" title={t('participation.voice.notVerified')}>
      <p className="pt-said">{t('participation.voice.how')}</p>
    </Notice>
  );
}
