import ReadAloud from '#ui/speech/read-aloud.tsx';
import { useTownPhone } from './town-phone.ts';

/** Reading aloud for those who do not use 长辈版. */
export default function ReadPage() {
  return <ReadAloud phone={useTownPhone()} atOnce />;
}
