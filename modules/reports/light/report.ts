/** Making a report without script: words, photos, kind, place, and how to be reached. */
import {
  area,
  boxes,
  form,
  html,
  type Html,
  hidden,
  input,
  keepPhotos,
  type LightPage,
  type LightRequest,
  notice,
  photos,
  radios,
  select,
} from '#platform/light/index.ts';
import { uploadWith } from '#modules/files/contract.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { api, type ReportInput } from '../contract/index.ts';

/** Three whole photos of a telephone, and some room. */
const formLimitBytes = 48 * 1_048_576;
const anyKind = '';

type Choices = Awaited<ReturnType<typeof choicesFor>>['choices'];

/** What can be chosen; a poster that is no longer known does not stop anyone. */
async function choicesFor(page: LightRequest) {
  const code = page.params['code'] || page.query('place') || page.form.text('placeCode');
  const reports = page.call(api);
  if (!code) return { choices: await reports.choices({ query: {} }), unknown: false };
  try {
    return { choices: await reports.choices({ query: { place: code } }), unknown: false };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'report-place-unknown')
      throw error;
    return { choices: await reports.choices({ query: {} }), unknown: true };
  }
}

async function view(page: LightRequest): Promise<Html> {
  const { choices, unknown } = await choicesFor(page);
  return html`
${unknown && notice('warning', html`<p>${page.say('这个二维码已更换，请在下面写明地点。', 'This code was replaced; please write the place below.')}</p>`)}
${form(
  page,
  { button: page.say('提交上报', 'Send the report'), files: true },
  area(page, {
    name: 'text',
    label: page.say('是什么问题？', 'What is the matter?'),
    hint: page.say(
      '写一句话就行，例如：路灯不亮了。',
      'One sentence is enough: the street lamp is out.',
    ),
    maxLength: 2000,
    optional: true,
  }),
  photos(page, {
    name: 'photos',
    label: page.say('照片', 'Photos'),
    hint: page.say('可以拍，也可以从相册选，最多 6 张。', 'Take them or choose them; up to six.'),
    optional: true,
  }),
  kindField(page, choices),
  placeFields(page, choices),
  reachFields(page),
)}
<p class="hint">${page.say('只收集办理所需的信息。照片、文字、类别，有一样就能提交。', 'Only what is needed is collected. Words, a photo or a kind: one is enough.')}</p>`;
}

function kindField(page: LightRequest, { popular, groups }: Choices): Html {
  const asked = page.query('category');
  const known = groups.flatMap(({ categories }) => categories).find(({ code }) => code === asked);
  const shown =
    known && !popular.some(({ code }) => code === known.code) ? [known, ...popular] : popular;
  return radios(page, {
    name: 'categoryCode',
    label: page.say('属于哪一类？', 'What kind is it?'),
    value: known?.code ?? anyKind,
    options: [
      ...shown.map(({ code, name }) => ({ value: code, label: name })),
      {
        value: anyKind,
        label: page.say('说不准，请工作人员判断', 'Not sure; let the staff decide'),
      },
    ],
  });
}

function placeFields(page: LightRequest, { place, villages }: Choices): Html {
  if (place)
    return html`${notice('note', html`<p>${page.say('地点：', 'Place: ')}<strong>${place.name}</strong></p>`)}${hidden('placeCode', place.code)}`;
  return html`${select(page, {
    name: 'village',
    label: page.say('在哪个村（社区）？', 'In which village?'),
    optional: true,
    options: [
      { value: '', label: page.say('请选择', 'Choose') },
      ...villages.map(({ id, name }) => ({ value: id, label: name })),
    ],
  })}${input(page, {
    name: 'address',
    label: page.say('具体在什么地方？', 'Where exactly?'),
    hint: page.say(
      '例如：菜市场东门。杆子、墙上有二维码的，扫码最准。',
      'For example: east gate of the market.',
    ),
    maxLength: 120,
    optional: true,
  })}`;
}

function reachFields(page: LightRequest): Html {
  return html`${input(page, {
    name: 'reporterPhone',
    label: page.say('您的手机号', 'Your phone number'),
    hint: page.say(
      '留了手机号，办好会发短信，也能用后四位查进度。',
      'We send a message when it is done; its last four digits open the report again.',
    ),
    type: 'tel',
    autocomplete: 'tel',
    maxLength: 30,
    optional: true,
  })}${input(page, {
    name: 'reporterName',
    label: page.say('怎么称呼您', 'Your name'),
    autocomplete: 'name',
    maxLength: 50,
    optional: true,
  })}${boxes(page, {
    name: 'confidential',
    label: page.say('要不要保密', 'Confidential'),
    optional: true,
    options: [
      {
        value: 'yes',
        label: page.say('请为我保密', 'Keep it confidential'),
        hint: page.say(
          '姓名和电话只有值班员看得到，不会公开。',
          'Name and phone are seen by officers only.',
        ),
      },
    ],
  })}`;
}

async function act(page: LightRequest) {
  const text = page.form.text('text');
  const categoryCode = page.form.text('categoryCode');
  const photoIds = await keepPhotos(page, 'photos', async (file, key) => {
    return (await uploadWith(page.fetch, file, key)).id;
  });
  if (!text && !categoryCode && photoIds.length === 0)
    throw page.refuse({
      text: page.say(
        '请写一句话、选一张照片或选一个类别',
        'Write a sentence, choose a photo or a kind',
      ),
    });
  const { choices } = await choicesFor(page);
  const body = bodyOf(page, choices, { text, categoryCode, photoIds });
  const { number, token } = await page
    .call(api)
    .submit({ body }, { idempotencyKey: page.once('report') });
  return page.go(`/sent/${encodeURIComponent(number)}`, { t: token });
}

function bodyOf(
  page: LightRequest,
  { place, villages }: Choices,
  given: { text: string; categoryCode: string; photoIds: string[] },
): ReportInput {
  const village = villages.find(({ id }) => id === page.form.text('village'))?.name ?? '';
  const where = [village, page.form.text('address')].filter(Boolean).join(' ');
  const phone = page.form.text('reporterPhone');
  const name = page.form.text('reporterName');
  return {
    deviceId: page.browserId,
    ...(given.text ? { text: given.text } : {}),
    ...(given.categoryCode ? { categoryCode: given.categoryCode } : {}),
    ...(given.photoIds.length > 0 ? { photoIds: given.photoIds } : {}),
    ...(place ? { placeCode: place.code, positionSource: 'place' as const } : {}),
    ...(!place && where ? { address: where } : {}),
    ...(phone ? { reporterPhone: phone } : {}),
    ...(name ? { reporterName: name } : {}),
    ...(!phone && !name ? { anonymous: true } : {}),
    ...(page.form.has('confidential') ? { confidential: true } : {}),
  };
}

const shared = {
  title: { zh: '上报问题', en: 'Report a problem' },
  formLimitBytes,
  view,
  act,
  faultFields: {
    'report-empty': 'text',
    'phone-invalid': 'reporterPhone',
    'file-unknown': 'photos',
    'upload-too-large': 'photos',
  },
} satisfies Partial<LightPage>;

/** Reporting from the first page, and from a scanned poster. */
export const reportPages: readonly LightPage[] = [
  {
    ...shared,
    path: '/report',
    menu: {
      order: 10,
      hint: { zh: '路灯不亮、垃圾没清、道路破损……', en: 'Lamps, rubbish, roads …' },
    },
  },
  { ...shared, path: '/q/:code' },
];
