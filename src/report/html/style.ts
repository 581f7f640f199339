/** Light and dark by the reader's setting or choice; sequential blues for heat, Okabe and Ito's colours for phases. */
export const style = `
:root{color-scheme:light dark;--bg:light-dark(#fff,#0d1117);--panel:light-dark(#f6f8fa,#161b22);--fg:light-dark(#1f2328,#e6edf3);
--quiet:light-dark(#57606a,#9aa4b0);--line:light-dark(#d0d7de,#30363d);--link:light-dark(#0550ae,#79c0ff);
--error:light-dark(#b3001b,#ff8182);--warning:light-dark(#7a4d00,#e3b341);--notice:light-dark(#0550ae,#79c0ff);--good:light-dark(#116329,#56d364);
--error-bg:light-dark(#ffebe9,#3c1618);--warning-bg:light-dark(#fff3d1,#332400);--notice-bg:light-dark(#ddf4ff,#0c2d4b);--good-bg:light-dark(#dafbe1,#0f2f1a);
--dns:light-dark(#a0487a,#cc79a7);--connect:light-dark(#b87700,#e69f00);--tls:light-dark(#007a59,#00a87d);--firstByte:light-dark(#2f8fd0,#56b4e9);--transfer:light-dark(#004f80,#3a8fd9);--failed:light-dark(#c43c00,#ff7043);}
:root:has(#theme-light:checked){color-scheme:light}:root:has(#theme-dark:checked){color-scheme:dark}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif}
header,main,footer{max-width:1120px;margin:0 auto;padding:0 20px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--panel);padding:8px;z-index:2}
a{color:var(--link)}:focus-visible{outline:2px solid var(--link);outline-offset:2px}
header{padding-top:24px}.top{display:flex;flex-wrap:wrap;gap:12px 24px;align-items:center;justify-content:space-between}
h1{font-size:24px;margin:0}h2{font-size:19px;margin:36px 0 10px;border-bottom:1px solid var(--line);padding-bottom:6px}h3{font-size:15px;margin:20px 0 8px}
fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:4px 12px}legend{float:left;padding:0;margin-right:10px;color:var(--quiet)}
.theme{font-size:13px}nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;padding:0;margin:14px 0 0}
.verdict{display:inline-block;border-radius:6px;padding:2px 12px;font-weight:600}
.verdict.pass{background:var(--good-bg);color:var(--good)}.verdict.fail{background:var(--error-bg);color:var(--error)}.verdict.not-checked{background:var(--panel);color:var(--quiet)}
.marks{background:var(--warning-bg);color:var(--warning);border-radius:6px;padding:8px 12px;margin:14px 0 0}.marks p{margin:0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(320px,100%),1fr));gap:12px;margin:18px 0 0}
.tiles div{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:10px 14px}
.tiles dt{color:var(--quiet);font-size:13px}.tiles dd{margin:2px 0 0}.tiles .small{font-size:13px;color:var(--quiet)}
.filter{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;margin:10px 0}
input[type=search]{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--quiet);border-radius:6px;padding:4px 8px;width:16em}
output{color:var(--quiet)}.quiet{color:var(--quiet)}.empty{color:var(--quiet)}.bad{color:var(--error);fill:var(--error)}
.finding{border:1px solid var(--line);border-left:5px solid var(--notice);border-radius:6px;padding:8px 14px;margin:0 0 10px}
.finding.error{border-left-color:var(--error)}.finding.warning{border-left-color:var(--warning)}
.finding p{margin:4px 0;overflow-wrap:anywhere}.finding .message{font-weight:600}
.badge{border-radius:10px;padding:1px 9px;font-size:12px;font-weight:600}
.badge.error{background:var(--error-bg);color:var(--error)}.badge.warning{background:var(--warning-bg);color:var(--warning)}.badge.notice{background:var(--notice-bg);color:var(--notice)}.badge.new{background:var(--good-bg);color:var(--good)}
code,pre{font:13px/1.5 ui-monospace,monospace}.rule{color:var(--quiet)}
.code{background:var(--panel);border-radius:6px;padding:8px 0;margin:8px 0;overflow-x:auto;tab-size:4}
.line,.gone,.come{display:block;padding:0 12px;width:max-content;min-width:100%}.no{display:inline-block;min-width:3em;text-align:right;color:var(--quiet);user-select:none;margin-right:8px}
.hit{background:var(--warning-bg)}.hit .no{color:var(--warning)}.gone{background:var(--error-bg);color:var(--error)}.come{background:var(--good-bg);color:var(--good)}
.tall,.file{content-visibility:auto;contain-intrinsic-size:auto 70vh}
.scroll{overflow:auto;border:1px solid var(--line);border-radius:8px}.tall{max-height:70vh}
table{border-collapse:collapse;width:100%;font-size:13px}caption{text-align:left;color:var(--quiet);padding:8px 10px}
th,td{padding:4px 10px;text-align:left;border-top:1px solid var(--line);font-weight:400;white-space:nowrap}
thead th{font-weight:600;background:var(--panel);position:sticky;top:0}.n{text-align:right;font-variant-numeric:tabular-nums}
th button{font:inherit;color:inherit;background:none;border:0;padding:2px 0;cursor:pointer}th button::after{content:" ↕";color:var(--quiet)}
[aria-sort=descending] button::after{content:" ↓"}[aria-sort=ascending] button::after{content:" ↑"}
#modules th[scope=row],#modules td:nth-child(2){white-space:normal;overflow-wrap:anywhere;min-width:11em}
.heat .source th{font-weight:600}.heat .group th{padding-left:28px}
.h0{background:light-dark(#f2f8ff,#0f1b2b)}.h1{background:light-dark(#dcebfb,#12294a)}.h2{background:light-dark(#bcd9f5,#163a68)}.h3{background:light-dark(#94c2ec,#1b4d87)}.h4{background:light-dark(#68a8e0,#2061a6);color:light-dark(#000,#fff)}.h5{background:light-dark(#4590d4,#2a72bd);color:light-dark(#000,#fff)}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;font-size:13px;color:var(--quiet)}
.swatch{display:inline-block;width:20px;height:12px;border-radius:2px;border:1px solid var(--line)}
.swatch.p-dns{background:var(--dns)}.swatch.p-connect{background:var(--connect)}.swatch.p-tls{background:var(--tls)}.swatch.p-firstByte{background:var(--firstByte)}.swatch.p-transfer{background:var(--transfer)}.swatch.failed{background:var(--failed)}
svg{display:block;margin:8px;min-width:1000px}svg text{font:11px ui-monospace,monospace;fill:var(--fg)}svg text.bad{fill:var(--error)}svg .tick{fill:var(--quiet)}.grid{stroke:var(--line)}
path.p-dns{fill:var(--dns)}path.p-connect{fill:var(--connect)}path.p-tls{fill:var(--tls)}path.p-firstByte{fill:var(--firstByte)}path.p-transfer{fill:var(--transfer)}path.failed{fill:var(--failed)}
.facts div,.bars div{display:grid;grid-template-columns:minmax(120px,220px) 1fr;gap:12px;margin:4px 0}dl{margin:0}.facts dt,.bars dt{color:var(--quiet)}.facts dd,.bars dd{margin:0;overflow-wrap:anywhere}
.bar{display:inline-block;height:12px;background:var(--transfer);border-radius:2px}
summary{cursor:pointer;padding:4px 0}footer{color:var(--quiet);font-size:13px;padding-top:30px;padding-bottom:40px}
@media (max-width:600px){body{font-size:14px}header,main,footer{padding-left:12px;padding-right:12px}.facts div,.bars div{grid-template-columns:1fr;gap:0}}
@media print{.filter,.theme,nav{display:none}.tall{max-height:none}.tall,.file{content-visibility:visible}}
`;
