import { Button } from 'antd';
import type { FileReply } from '#platform/contract/index.ts';
import { saveFile, SubNav, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { VisitState } from '../../../contract/states.ts';

const places = [
  ['/volunteering', 'coverage'],
  ['/volunteering/visits', 'visits'],
  ['/volunteering/volunteers', 'volunteers'],
  ['/volunteering/lessons', 'lessons'],
  ['/volunteering/stations', 'stations'],
] as const;

/** The pages of volunteering side by side. */
export function Places() {
  const { t } = useText();
  return (
    <SubNav
      label={t('volunteering.menu')}
      places={places.map(([to, name]) => ({ to, title: t(`volunteering.nav.${name}`) }))}
    />
  );
}

/** A button that hands a file of the server to the person. */
export function Download({ file }: { file: () => Promise<FileReply> }) {
  const { t } = useText();
  const act = useAct();
  return (
    <>
      <Button
        icon={<Icon name="download" />}
        loading={act.busy}
        onClick={() => void act.run(async () => saveFile(await file()))}
      >
        {t('volunteering.download')}
      </Button>
      <ErrorNotice error={act.error} />
    </>
  );
}

const meanings = {
  planned: 'neutral',
  arrived: 'notice',
  done: 'ok',
  refused: 'warning',
  nobodyHome: 'warning',
  cancelled: 'neutral',
} as const;

/** Where a visit stands. */
export function VisitTag({ state }: { state: VisitState }) {
  const { t } = useText();
  return <StatusTag meaning={meanings[state]}>{t(`volunteering.state.${state}`)}</StatusTag>;
}

/** Skills in words. */
export function SkillWords({ skills }: { skills: readonly string[] }) {
  const { t } = useText();
  return <>{skills.map((skill) => t(`volunteering.skill.${skill}`)).join('、') || '—'}</>;
}
