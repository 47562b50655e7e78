"""The look of light pages: the theme's colours in few bytes, for screen and paper."""

from __future__ import annotations

from dashboard.look import theme

STYLE = f"""
*{{box-sizing:border-box}}
body{{margin:0 auto;padding:.8rem 1rem 3rem;max-width:70rem;color:{theme.INK};
background:{theme.PAPER};font:1rem/1.5 {theme.SANS}}}
a{{color:{theme.ACCENT}}}
:focus-visible{{outline:3px solid {theme.ACCENT};outline-offset:2px}}
.skip{{position:absolute;left:-99rem}}.skip:focus{{position:static}}
h1{{font-size:1.8rem;line-height:1.2;margin:.6rem 0 .4rem}}
h2{{font-size:1.25rem;margin:1.6rem 0 .3rem;border-top:2px solid {theme.ACCENT};
padding-top:.5rem}}
h3,.part{{font-size:1.05rem;margin:1rem 0 0;border:0;padding:0}}
h1,h2,h3{{font-weight:650}}
p,ul,dl{{margin:.3rem 0;max-width:52rem}}
nav ul{{list-style:none;padding:0;max-width:none;display:flex;flex-wrap:wrap;
gap:0 1.1rem}}
nav li,.fos-links li{{padding:.15rem 0}}
nav h2{{font-size:.9rem;border:0;margin:.4rem 0 0;padding:0}}
form{{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;padding:.6rem 0;
border-bottom:1px solid {theme.RULE}}}
label{{display:block;font-size:.85rem;color:{theme.MUTED};max-width:100%}}
select,button{{display:block;font:inherit;color:{theme.INK};min-height:2.2rem;
max-width:100%;background:{theme.PAPER};border:1px solid {theme.MUTED};
border-radius:3px;padding:.1rem .4rem}}
select{{width:17rem}}
button{{padding:.1rem 1rem}}
.fos-kicker,.fos-unit,.fos-caption,.fos-when,.fos-kind,footer{{color:{theme.MUTED};
font-size:.88rem;max-width:58rem}}
.fos-lead{{font-size:1.08rem}}
.fos-sample{{background:{theme.WARNING_WASH};border-left:4px solid {theme.WARNING};
color:#5c3c00;padding:.3rem .7rem;font-weight:600;font-size:.92rem}}
.fos-notice{{background:{theme.WASH};border-left:4px solid {theme.ACCENT};
padding:.5rem .8rem;overflow-wrap:anywhere}}
.figure{{display:flex;flex-wrap:wrap;gap:.5rem 2rem;align-items:flex-start}}
.figure>svg{{flex:0 1 27rem;width:100%;min-width:0;max-width:27rem}}
.figure>div{{flex:1 1 20rem;min-width:0}}
.figure.wide>div{{flex-basis:100%}}
.fos-scroll{{overflow-x:auto;max-width:100%}}
table{{border-collapse:collapse;font-size:.88rem;line-height:1.35;margin:.3rem 0 .6rem;
font-variant-numeric:tabular-nums}}
caption{{text-align:left;color:{theme.MUTED};padding-bottom:.3rem;
max-width:calc(100vw - 2rem)}}
.figure caption{{position:absolute;clip-path:inset(50%);height:1px;width:1px;
overflow:hidden}}
th,td{{text-align:left;vertical-align:top;padding:.28rem .8rem .28rem 0;
border-bottom:1px solid {theme.RULE}}}
thead th{{vertical-align:bottom;border-bottom:2px solid {theme.INK}}}
tbody th{{font-weight:400;min-width:7rem}}
.fos-number{{text-align:right;white-space:nowrap}}
thead .fos-number{{white-space:normal}}
.fos-wide{{min-width:12rem;max-width:32rem}}
.fos-facts>div{{display:grid;grid-template-columns:11rem 1fr;gap:0 1rem;
border-bottom:1px solid {theme.RULE};padding:.15rem 0;font-size:.92rem}}
dt{{color:{theme.MUTED}}}dd{{margin:0;overflow-wrap:anywhere}}
.fos-entries{{list-style:none;padding:0;max-width:60rem}}
.fos-entries li{{border-top:2px solid {theme.INK};padding:.4rem 0}}
.fos-links{{columns:3 14rem;list-style:none;padding:0;max-width:none}}
footer{{border-top:1px solid {theme.RULE};margin-top:2rem;padding-top:.6rem}}
@media(max-width:40rem){{.fos-facts>div{{grid-template-columns:1fr}}
select{{width:100%}}label{{width:100%}}}}
@page{{margin:1.4cm}}
@media print{{nav,form,.skip,.screen{{display:none}}body{{padding:0;max-width:none;
font-size:10pt}}a{{color:inherit}}.fos-scroll{{overflow:visible}}
svg,tr,li,.fos-sample{{break-inside:avoid}}h1,h2,h3,.fos-unit{{break-after:avoid}}
.figure{{display:block}}.figure>svg{{max-width:12cm}}
*{{print-color-adjust:exact;-webkit-print-color-adjust:exact}}}}
""".replace("\n", "")
