/**
 * The style of pages without script: one sheet, inside the page. Type of 22 px and targets of 64 px, as
 * 长辈版 has them (MIIT design code for elder-friendly apps, 2021); sizes in rem, so that they grow
 * with the browser's own setting.
 */
import { createHash } from 'node:crypto';

export const style = `*{box-sizing:border-box}
html{font-size:137.5%;-webkit-text-size-adjust:100%}
body{margin:0;background:#f4f7f6;color:#16211f;font:1rem/1.6 system-ui,-apple-system,"PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
header,footer,main{max-width:36rem;margin:0 auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;align-items:center;gap:0 1rem;max-width:none;background:#0f766e;color:#fff}
header a,header span{display:inline-flex;align-items:center;min-height:64px;color:#fff}
header a{padding:0 .5rem}
header .town{flex:1;padding:0;font-weight:600;text-decoration:none;white-space:nowrap}
a{color:#0b5a54;text-underline-offset:.2em}
:focus-visible{outline:4px solid #b45309;outline-offset:2px}
header :focus-visible{outline-color:#fff}
.skip{position:absolute;left:-99rem;padding:.5rem 1rem;background:#fff;color:#16211f!important}
.skip:focus{left:0}
h1{margin:1.2rem 0 .8rem;font-size:1.4rem;line-height:1.35}
h2{margin:1.6rem 0 .6rem;font-size:1.15rem;line-height:1.4}
p{margin:0 0 .8rem}
main{padding-bottom:1.5rem}
footer{padding:1rem 1rem 2rem;border-top:1px solid #dbe2e0}
footer a{display:inline-flex;align-items:center;min-height:64px;margin-right:1.2rem}
.hint,small,.links span,.steps span,dt{color:#55625f;font-size:.9rem}
small{display:block}
.field{margin:0 0 1.4rem;padding:0;border:0;min-width:0}
label,legend{display:block;padding:0;font-weight:600}
.hint{margin:0 0 .3rem}
.fault{margin:0 0 .3rem;color:#b3261e;font-weight:600}
.fault:before{content:"⚠ "}
input,textarea,select{display:block;width:100%;min-height:64px;margin-top:.3rem;padding:.5rem .8rem;border:2px solid #55625f;border-radius:8px;background:#fff;color:inherit;font:inherit}
[aria-invalid]{border-color:#b3261e}
.mark{display:flex;align-items:center;min-height:64px;margin-top:.4rem;border:1px solid #7f8d89;border-radius:8px;background:#fff}
.mark input{flex:none;width:1.5rem;height:1.5rem;min-height:0;margin:0 .8rem}
.mark label{flex:1;padding:.8rem .8rem .8rem 0;font-weight:400}
button,.button{display:flex;align-items:center;justify-content:center;width:100%;min-height:68px;padding:.5rem 1rem;border:2px solid #0f766e;border-radius:8px;background:#0f766e;color:#fff;font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.quiet{background:#fff;color:#0b5a54}
form{margin:0 0 1rem}
.links{margin:0 0 1rem;padding:0;list-style:none}
.links a{display:flex;flex-direction:column;justify-content:center;min-height:68px;margin-bottom:.5rem;padding:.6rem 1rem;border:1px solid #7f8d89;border-radius:8px;background:#fff;color:inherit;text-decoration:none}
.links strong{color:#0b5a54;text-decoration:underline;text-underline-offset:.2em}
dl{margin:0 0 1rem}
dl div{padding:.5rem 0;border-bottom:1px solid #dbe2e0}
dd{margin:0}
.notice{margin:0 0 1.2rem;padding:.8rem 1rem;border-left:8px solid #1d5fa8;background:#e6eff9}
.notice p:last-child,.notice ul:last-child{margin-bottom:0}
.notice.good{border-color:#1b7a3d;background:#e6f4ea}
.notice.warning,.wrong{border-color:#b3261e;background:#fce8e6}
.notice h2{margin:0 0 .4rem}
.wrong a{color:#8c1d18;font-weight:600;display:inline-block;min-height:44px}
.good{color:#14532d}
.steps{margin:0 0 1rem;padding:0 0 0 1.4rem}
.steps li{margin-bottom:.8rem}
.steps span{display:block}
.steps p{margin:.2rem 0 0}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600}
th,td{padding:.4rem .6rem .4rem 0;border-bottom:1px solid #dbe2e0;text-align:left;vertical-align:top}
.big{font-size:1.4rem;font-weight:700}
details>summary{min-height:64px;padding:.8rem 0;font-weight:600;cursor:pointer}`;

/** The one sheet that the policy of these pages lets through. */
export const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
