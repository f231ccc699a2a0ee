/** 家人代办 without script: take back, accept, act for somebody, back to oneself. */
import { sayInstant } from '#platform/i18n/index.ts';
import {
  form,
  hidden,
  type Html,
  html,
  type LightPage,
  type LightRequest,
} from '#platform/light/index.ts';
import { api, type MandateView } from '../contract/index.ts';

const isOpen = ({ state }: MandateView): boolean => state === 'live' || state === 'offered';

function until(page: LightRequest, { untilAt }: MandateView): string {
  return `${page.say('到', 'until')} ${sayInstant(new Date(untilAt), page.now, page.locale)}`;
}

/** A button of its own form; `as` says what is to be done with which mandate. */
function press(
  page: LightRequest,
  what: 'revoke' | 'accept' | 'decline' | 'begin' | 'oneself',
  given: { readonly mandate?: MandateView; readonly words: string },
): Html {
  const { mandate, words } = given;
  return form(
    page,
    { button: words, as: ['what', what], quiet: what !== 'accept' && what !== 'begin' },
    hidden('mandateId', mandate?.id ?? ''),
    hidden('principalId', mandate?.principalId ?? ''),
  );
}

function givenRow(page: LightRequest, mandate: MandateView): Html {
  const { agentName, state } = mandate;
  const stands =
    state === 'live' ? page.say('可以代办', 'in force') : page.say('等对方接受', 'to be accepted');
  return html`<h3>${agentName}</h3><p>${stands} · ${until(page, mandate)}</p>${press(page, 'revoke', { mandate, words: page.say(`收回给${agentName}的授权`, `Take back from ${agentName}`) })}`;
}

function heldRow(page: LightRequest, mandate: MandateView): Html {
  const name = mandate.principalName || page.say('家人', 'Relative');
  const acts =
    mandate.state === 'offered'
      ? html`${press(page, 'accept', { mandate, words: page.say('接受', 'Accept') })}${press(page, 'decline', { mandate, words: page.say('不接受', 'Decline') })}`
      : press(page, 'begin', { mandate, words: page.say(`替 ${name} 办事`, `Act for ${name}`) });
  return html`<h3>${name}</h3><p>${until(page, mandate)}</p>${acts}`;
}

async function act(page: LightRequest): Promise<ReturnType<LightRequest['go']>> {
  const call = page.call(api);
  const params = { mandateId: page.form.text('mandateId') };
  const what = page.form.text('what');
  if (what === 'revoke') await call.endMandate({ params });
  if (what === 'accept' || what === 'decline')
    await call.answerMandate({ params, body: { accept: what === 'accept' } });
  if (what === 'begin') await call.switchTo({ body: { personId: page.form.text('principalId') } });
  if (what === 'oneself') await call.switchTo({ body: { personId: null } });
  return page.go(what === 'begin' ? '/' : '/proxy');
}

const proxyPage: LightPage = {
  path: '/proxy',
  title: { zh: '家人代办', en: 'Family proxy' },
  menu: {
    order: 90,
    hint: { zh: '谁可以替我办，我可以替谁办', en: 'Who acts for me, for whom I act' },
  },
  signedIn: true,
  view: async (page) => {
    const { given, held } = await page.call(api).ownMandates({});
    const [mine, others] = [given.filter(isOpen), held.filter(isOpen)];
    return html`${page.acting && press(page, 'oneself', { words: page.say('换回自己', 'Back to myself') })}
<h2>${page.say('谁可以替我办', 'Who may act for me')}</h2>${mine.length === 0 ? html`<p>${page.say('还没有人可以替您办。', 'Nobody yet.')}</p>` : mine.map((one) => givenRow(page, one))}
<h2>${page.say('我可以替谁办', 'For whom I may act')}</h2>${others.length === 0 ? html`<p>${page.say('还没有家人请您代办。', 'Nobody yet.')}</p>` : others.map((one) => heldRow(page, one))}
<p>${page.say('要让家人替您办，请到便民服务中心窗口，或打电话找人办。', 'To let a relative act for you, come to the window or call.')}</p>`;
  },
  act,
};

export const lightPages: readonly LightPage[] = [proxyPage];
