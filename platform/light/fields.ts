/** The fields of forms without script: a label, a hint, the fault beside it, and what was typed kept. */
import { type Html, html, type HtmlValue, nothing } from './html.ts';
import type { LightRequest } from './types.ts';

/** What all fields have in common. */
export interface FieldText {
  /** Name as sent; the same as the JSON pointer of the problem without its first slash: `text`, `answers/3`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Shown on a fresh form. */
  readonly value?: string;
  /** Said in the label; fields are needed unless said. */
  readonly optional?: boolean;
}

const idOf = (name: string): string => `f-${name.replace(/[^\w-]/g, '-')}`;

function kept(page: LightRequest, { name, value }: FieldText): string {
  return page.form.sent ? page.form.text(name) : (value ?? '');
}

function labelOf(page: LightRequest, field: FieldText): HtmlValue {
  const more = field.optional ? page.say('（可不填）', ' (optional)') : '';
  return `${field.label}${more}`;
}

function faultOf(page: LightRequest, name: string): Html {
  const fault = page.faults.find(({ field }) => field === name);
  if (!fault) return nothing;
  return html`<p class="fault" id="${idOf(name)}-fault">${fault.text}</p>`;
}

function hintOf({ name, hint }: FieldText): Html {
  return hint ? html`<p class="hint" id="${idOf(name)}-hint">${hint}</p>` : nothing;
}

function described(page: LightRequest, { name, hint }: FieldText): Html {
  const wrong = page.faults.some(({ field }) => field === name);
  const ids = [hint && `${idOf(name)}-hint`, wrong && `${idOf(name)}-fault`].filter(Boolean);
  if (ids.length === 0) return nothing;
  return html` aria-describedby="${ids.join(' ')}"${wrong && html` aria-invalid="true"`}`;
}

function wrapped(page: LightRequest, field: FieldText, control: Html): Html {
  return html`<div class="field"><label for="${idOf(field.name)}">${labelOf(page, field)}</label>${hintOf(field)}${faultOf(page, field.name)}${control}</div>`;
}

/** A line of text. */
export function input(
  page: LightRequest,
  field: FieldText & {
    readonly type?: 'text' | 'tel' | 'date' | 'email' | 'password' | 'number' | 'time';
    readonly autocomplete?: string;
    readonly digits?: boolean;
    readonly maxLength?: number;
  },
): Html {
  const { name, type = 'text', autocomplete, digits, maxLength } = field;
  const control = html`<input id="${idOf(name)}" name="${name}" type="${type}" value="${kept(page, field)}"${autocomplete && html` autocomplete="${autocomplete}"`}${digits && html` inputmode="numeric"`}${maxLength && html` maxlength="${maxLength}"`}${described(page, field)}>`;
  return wrapped(page, field, control);
}

/** Several lines of text. */
export function area(
  page: LightRequest,
  field: FieldText & { readonly rows?: number; readonly maxLength?: number },
): Html {
  const { name, rows = 4, maxLength } = field;
  // The first line break after the tag is dropped by HTML: one more keeps a text that begins with one.
  const control = html`<textarea id="${idOf(name)}" name="${name}" rows="${rows}"${maxLength && html` maxlength="${maxLength}"`}${described(page, field)}>
${kept(page, field)}</textarea>`;
  return wrapped(page, field, control);
}

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** A list that unfolds; for many choices. */
export function select(
  page: LightRequest,
  field: FieldText & { readonly options: readonly Choice[] },
): Html {
  const chosen = kept(page, field);
  const options = field.options.map(
    ({ value, label }) =>
      html`<option value="${value}"${value === chosen && html` selected`}>${label}</option>`,
  );
  const control = html`<select id="${idOf(field.name)}" name="${field.name}"${described(page, field)}>${options}</select>`;
  return wrapped(page, field, control);
}

interface Marks {
  readonly type: 'radio' | 'checkbox';
  readonly chosen: readonly string[];
}

function marks(
  page: LightRequest,
  field: FieldText & { readonly options: readonly Choice[] },
  { type, chosen }: Marks,
): Html {
  const { name } = field;
  const options = field.options.map(({ value, label, hint }, index) => {
    const id = index === 0 ? idOf(name) : `${idOf(name)}-${index}`;
    const checked = chosen.includes(value) && html` checked`;
    return html`<div class="mark"><input type="${type}" id="${id}" name="${name}" value="${value}"${checked}><label for="${id}">${label}${hint && html`<small>${hint}</small>`}</label></div>`;
  });
  return html`<fieldset class="field"${described(page, field)}><legend>${labelOf(page, field)}</legend>${hintOf(field)}${faultOf(page, name)}${options}</fieldset>`;
}

/** One of several, all seen at once. */
export function radios(
  page: LightRequest,
  field: FieldText & { readonly options: readonly Choice[] },
): Html {
  return marks(page, field, { type: 'radio', chosen: [kept(page, field)] });
}

/** Any of several. */
export function boxes(
  page: LightRequest,
  field: FieldText & { readonly options: readonly Choice[]; readonly values?: readonly string[] },
): Html {
  const chosen = page.form.sent ? page.form.texts(field.name) : (field.values ?? []);
  return marks(page, field, { type: 'checkbox', chosen });
}

/** A field that nobody sees. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** What earlier questions were answered with, carried along unseen. */
export function carry(page: LightRequest, ...names: readonly string[]): Html {
  return html`${names.flatMap((name) => page.form.texts(name).map((text) => hidden(name, text)))}`;
}

/** Photos to choose, PDF documents too where `documents`; those sent before a fault was found stay and need not be chosen again. */
export function photos(
  page: LightRequest,
  field: FieldText & { readonly documents?: boolean },
): Html {
  const { name, documents = false } = field;
  const ids = page.form.texts(keptName(name));
  const count = ids.length;
  const had =
    count > 0 &&
    html`<p class="good">${documents ? page.say(`已收到 ${count} 个文件`, `${count} file(s) received`) : page.say(`已收到 ${count} 张照片`, `${count} photo(s) received`)}</p>${ids.map((id) => hidden(keptName(name), id))}`;
  const control = html`${had}<input id="${idOf(name)}" name="${name}" type="file" accept="${documents ? 'image/*,.pdf,application/pdf' : 'image/*'}" multiple${described(page, field)}>`;
  return wrapped(page, field, control);
}

const keptName = (name: string): string => `${name}.kept`;

/**
 * Stores the chosen photos and answers the ids of all, those of an earlier try included. Keeps them in the
 * form, so that a fault found later does not cost them.
 */
export async function keepPhotos(
  page: LightRequest,
  name: string,
  store: (file: File, key: string) => Promise<string>,
): Promise<string[]> {
  const ids = page.form.texts(keptName(name)).filter((id) => /^[\w-]{1,60}$/.test(id));
  for (const [index, file] of page.form.files(name).entries()) {
    const whole = new File([file.bytes], file.name, { type: file.mediaType });
    ids.push(await store(whole, page.once(`${name}-${index}`)));
    page.form.set(keptName(name), ids);
  }
  return ids;
}

/** How a form is sent. */
export interface FormText {
  /** What the button says. */
  readonly button: string;
  /** Path of the page that takes it; this page unless said. */
  readonly to?: string;
  /** `get` for looking something up: the answer has an address of its own. */
  readonly method?: 'get' | 'post';
  /** The form carries files. */
  readonly files?: boolean;
  /** Name and value that the button sends. */
  readonly as?: readonly [name: string, value: string];
  /** Looks quieter than the page's main act. */
  readonly quiet?: boolean;
}

/** A form with its button. */
export function form(page: LightRequest, text: FormText, ...content: HtmlValue[]): Html {
  const { button, to, method = 'post', files, as, quiet } = text;
  const sends = as && html` name="${as[0]}" value="${as[1]}"`;
  return html`<form method="${method}"${to && html` action="${page.link(to)}"`}${files && html` enctype="multipart/form-data"`} novalidate>${method === 'post' && page.guard}${content}<button${quiet && html` class="quiet"`}${sends}>${button}</button></form>`;
}
