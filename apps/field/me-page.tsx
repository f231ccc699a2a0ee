import { useState } from 'react';
import {
  Button,
  Card,
  ElderSizeChoice,
  ErrorNotice,
  LanguageSwitch,
  List,
  ListItem,
  Notice,
  Time,
  useElderMode,
  useText,
} from '#ui/index.ts';
import { forgetKept, useOutbox } from '#ui/offline/index.ts';
import { menuOf, permitted } from '#ui/page.ts';
import { useMe, useSession } from '#ui/session/index.ts';
import { pages } from './pages.ts';
import { StorageUsed } from './storage-used.tsx';
import { TextSizeChoice } from './text-size.tsx';

/** 我的: who I am, what waits to be sent, what did not succeed, language, sign-out. */
export function MePage() {
  const { t, locale } = useText();
  const me = useMe();
  const more = menuOf(permitted(pages, new Set(me.permissions)), 'me');
  const zh = locale === 'zh';
  return (
    <>
      <h1>{me.person.name}</h1>
      <p className="me-roles">
        {zh ? me.town.nameZh : me.town.nameEn}
        {' · '}
        {me.roles.map((role) => (zh ? role.nameZh : role.nameEn)).join(' · ')}
      </p>
      <Outbox />
      {more.length > 0 && (
        <List label={t('shell.more')}>
          {more.map(({ path, menu }) => (
            <ListItem key={path} to={path} icon={menu.icon} title={t(menu.titleKey)}>
              {menu.hintKey && t(menu.hintKey)}
            </ListItem>
          ))}
        </List>
      )}
      <Sizes />
      <Card title={t('shell.language')} action={<LanguageSwitch />}>
        {null}
      </Card>
      <StorageUsed />
      <SignOut />
    </>
  );
}

/** 字号, or 长辈版: for older eyes, and for handing the phone to a resident. */
function Sizes() {
  const { t } = useText();
  const { elder, setElder } = useElderMode();
  return (
    <>
      {elder ? <ElderSizeChoice /> : <TextSizeChoice />}
      <Button icon="elder" wide onClick={() => setElder(!elder)}>
        {t(elder ? 'shell.elderLeave' : 'shell.elderEnter')}
      </Button>
    </>
  );
}

function Outbox() {
  const { t } = useText();
  const { waiting, refused, send, sending } = useOutbox();
  return (
    <>
      {refused.length > 0 && (
        <Notice meaning="warning" title={t('shell.outboxRefused', { count: refused.length })} />
      )}
      <Card title={t('shell.outbox')}>
        {waiting.length === 0 ? (
          <p className="me-calm">{t('shell.outboxEmpty')}</p>
        ) : (
          <>
            <p className="me-calm">{t('shell.outboxCount', { count: waiting.length })}</p>
            <List label={t('shell.outboxWaiting')}>
              {waiting.map((command) => (
                <ListItem key={command.sequence} icon="upload" title={command.label}>
                  <Time at={command.createdAt} />
                </ListItem>
              ))}
            </List>
            <Button icon="send" wide busy={sending} onClick={() => void send()}>
              {t('shell.outboxSendNow')}
            </Button>
          </>
        )}
      </Card>
    </>
  );
}

function SignOut() {
  const { t } = useText();
  const { signOut } = useSession();
  const { waiting, refused } = useOutbox();
  const [error, setError] = useState<unknown>(null);
  const left = waiting.length + refused.length;
  // What was done in the field belongs to this person: it must leave before the person does.
  if (left > 0) {
    return (
      <Notice meaning="notice">
        <p>{t('shell.outboxSignOut', { count: left })}</p>
      </Notice>
    );
  }
  const leave = async (): Promise<void> => {
    try {
      await forgetKept();
      await signOut();
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    <>
      <ErrorNotice error={error} />
      <Button icon="signOut" wide onClick={() => void leave()}>
        {t('shell.signOut')}
      </Button>
    </>
  );
}
