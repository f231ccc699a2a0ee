/** The town's settings of its single sign-on. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import type { SignOnInput, SignOnSettings } from '../../contract.ts';
import { problem } from '../../problems.ts';
import { insertSignOn, signOnRow, updateSignOn } from '../../store/single-sign-on.ts';
import type { SignOnRow } from '../../store/tables.ts';
import type { Site } from '../factors/site.ts';

/**
 * Where the issuer sends the browser back to: a page of the console, one a town, so that an answer of one issuer is
 * never taken to another (RFC 9700 §4.4.2.2).
 */
export const returnAddressOf = ({ origin }: Site, town: string): string =>
  `${origin}/console/single-sign-on/${town}`;

/** The settings; as a form begins while there are none. */
export async function readSignOn(ctx: Ctx, returnAddress: string): Promise<SignOnSettings> {
  return shown(await ctx.database.inTenant(ctx, signOnRow), returnAddress);
}

function shown(row: SignOnRow | undefined, returnAddress: string): SignOnSettings {
  if (!row) {
    return {
      active: false,
      issuer: '',
      clientId: '',
      scopes: 'openid profile',
      claim: 'preferred_username',
      replacesFactor: false,
      factorValues: [],
      button: '县统一身份认证登录',
      version: 0,
      hasSecret: false,
      returnAddress,
    };
  }
  const { id: _id, tenantId: _tenantId, clientSecret, ...rest } = row;
  return { ...rest, hasSecret: clientSecret !== '', returnAddress };
}

/**
 * Changes the settings. A secret stays when none is given, but never goes along to another issuer or client.
 * @throws changed-meanwhile, single-sign-on-issuer-unfit, single-sign-on-factor-unfit
 */
export async function saveSignOn(ctx: Ctx, input: SignOnInput, returnAddress: string) {
  const issuer = fittingIssuer(input.issuer);
  const factorValues = [...new Set(input.factorValues.map((value) => value.trim()))].filter(
    (value) => value !== '',
  );
  if (input.replacesFactor && factorValues.length === 0) {
    throw problem('single-sign-on-factor-unfit');
  }
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await signOnRow(tx);
    if ((before?.version ?? 0) !== input.version) throw changed();
    const { clientSecret, ...given } = input;
    const isSame = before?.issuer === issuer && before.clientId === input.clientId;
    const row: SignOnRow = {
      ...given,
      id: before?.id ?? uuidv7(),
      tenantId: ctx.tenantId,
      issuer,
      factorValues,
      scopes: scopesOf(input.scopes),
      clientSecret: clientSecret ?? (isSame ? before.clientSecret : ''),
      version: input.version + 1,
    };
    const saved = before ? await updateSignOn(tx, row) : await insertSignOn(tx, row);
    if (!saved) throw changed();
    const { id: _id, clientSecret: _secret, tenantId, ...content } = row;
    await saveVersions(tx, [{ kind: 'people.singleSignOn', subject: tenantId, content }]);
    const detail = { active: row.active, issuer, replacesFactor: row.replacesFactor };
    await audit(tx, [{ action: 'people.saveSignOn', subject: tenantId, detail }]);
    return shown(row, returnAddress);
  });
}

const changed = () => generalProblem('changed-meanwhile', { what: '单点登录' });

/** `openid` first, each once. */
function scopesOf(given: string): string {
  return [...new Set(['openid', ...given.split(' ').filter((scope) => scope !== '')])].join(' ');
}

/** HTTPS, or plain on the machine itself (a trial); no name, password, query or fragment in it. */
function fittingIssuer(given: string): string {
  const issuer = given.trim();
  const url = URL.parse(issuer);
  const isOwn = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isSafe = url?.protocol === 'https:' || isOwn;
  if (!url || !isSafe || url.username || url.password || url.search || url.hash) {
    throw problem('single-sign-on-issuer-unfit');
  }
  return issuer;
}
