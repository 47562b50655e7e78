"""The look: colours by meaning, patterns as their second channel, type, page style."""

from __future__ import annotations

INK = "#1b2733"
MUTED = "#566370"
RULE = "#d4dae0"
PAPER = "#ffffff"
WASH = "#f4f6f8"
ACCENT = "#0b4f7d"
BAND = "#8b98a5"
BAND_WASH = "#eceff2"
WARNING = "#8a5a00"
WARNING_WASH = "#fff6e0"

SANS = "'Source Sans', 'Source Sans Pro', 'Liberation Sans', Arial, sans-serif"

# One colour a meaning; each differs from its neighbours in lightness as well, and
# every part of a stack carries a pattern, so that no figure asks for colour sight.
COLOURS = {
    "region": "#5b8db3",
    "chosen": "#0b4f7d",
    "world": "#3d4852",
    "retained": "#0b4f7d",
    "merged": "#8db7d4",
    "not_retained": "#b5541c",
    "deferred": "#e0a458",
    "withdrawn": "#7d7f84",
    "adopted": "#1f7a54",
    "": "#c3cad1",
    "proposal_2024": "#0b4f7d",
    "comment_2024": "#7b5aa6",
    "china_2024": "#8db7d4",
    "deferred_2023": "#e0a458",
    "theme": "#55753a",
    "review": "#0b4f7d",
    "before": "#8db7d4",
    "on_time": "#5b8db3",
    "late": "#e0a458",
}
PATTERNS = {
    "merged": "/",
    "not_retained": "x",
    "deferred": "\\",
    "withdrawn": "-",
    "adopted": "+",
    "": ".",
    "comment_2024": "x",
    "china_2024": "/",
    "deferred_2023": "\\",
    "theme": "|",
    "before": "/",
    "late": "\\",
}
# On these a number is written in ink, on the others in white.
LIGHT = {"before", "late", "merged", "china_2024", "deferred", "deferred_2023", ""}
DASHES = {"WORLD": "dash"}

# Light to middling in one hue, so that ink reads on all of it, in grey print too.
SCALE = ((0.0, "#f5f8fa"), (1.0, "#6ba0c8"))

STREAMLIT = {
    "theme.base": "light",
    "theme.primaryColor": ACCENT,
    "theme.backgroundColor": PAPER,
    "theme.secondaryBackgroundColor": WASH,
    "theme.textColor": INK,
    "theme.linkColor": ACCENT,
    "theme.borderColor": RULE,
    "theme.baseRadius": "small",
    "theme.font": "sans-serif",
    "theme.headingFont": "sans-serif",
}

STYLE = f"""
<style>
.stMainBlockContainer {{max-width: 72rem; padding: 2.2rem 2.5rem 3rem}}
[data-testid="stElementToolbar"], [data-testid="stHeaderActionElements"],
[data-testid="stStatusWidget"] {{display: none}}
.fos-kicker {{color: {MUTED}; font-size: .85rem; margin: 0; letter-spacing: .01em}}
.fos-name {{font-weight: 650; line-height: 1.3; margin: 0 0 .6rem}}
.fos-group {{color: {MUTED}; font-size: .82rem; font-weight: 600;
  margin: .5rem 0 0; border-top: 1px solid {RULE}; padding-top: .5rem}}
.fos-page-title {{font-size: 2rem; font-weight: 650; line-height: 1.2;
  margin: .1rem 0 .4rem; color: {INK}}}
.fos-section {{font-size: 1.3rem; font-weight: 650; margin: 1.2rem 0 0;
  border-top: 2px solid {ACCENT}; padding-top: .6rem}}
.fos-chart-title {{font-size: 1.08rem; font-weight: 650; margin: .3rem 0 0}}
.fos-unit, .fos-caption {{color: {MUTED}; font-size: .86rem; margin: .1rem 0 .3rem;
  max-width: 58rem; line-height: 1.45}}
.fos-lead {{font-size: 1.1rem; line-height: 1.55; max-width: 52rem; margin: .3rem 0}}
.fos-text {{line-height: 1.55; max-width: 52rem; margin: .3rem 0}}
.fos-list {{max-width: 52rem; line-height: 1.55; margin: .2rem 0 .6rem;
  padding-left: 1.2rem}}
.fos-list li {{margin: .15rem 0}}
.fos-sample {{background: {WARNING_WASH}; border-left: 4px solid {WARNING};
  color: #5c3c00; padding: .35rem .7rem; font-weight: 600; font-size: .92rem;
  margin: .3rem 0}}
.fos-notice {{background: {WASH}; border-left: 4px solid {ACCENT};
  padding: .5rem .8rem; margin: .3rem 0; max-width: 58rem}}
.fos-scroll {{overflow-x: auto}}
.fos-long {{max-height: 34rem; overflow-y: auto; border-bottom: 1px solid {RULE}}}
.fos-long thead th {{position: sticky; top: 0; background: {PAPER}}}
.fos-table {{border-collapse: collapse; font-size: .9rem; margin: .3rem 0 .6rem;
  line-height: 1.35; font-variant-numeric: tabular-nums}}
.fos-table caption {{text-align: left; color: {MUTED}; padding-bottom: .3rem}}
.fos-table th {{text-align: left; font-weight: 600; vertical-align: bottom;
  border-bottom: 2px solid {INK}; padding: .3rem .8rem .3rem 0}}
.fos-table td, .fos-table tbody th {{vertical-align: top; font-weight: 400;
  border-bottom: 1px solid {RULE}; padding: .32rem .8rem .32rem 0}}
.fos-table .fos-number {{text-align: right; white-space: nowrap}}
.fos-table thead .fos-number {{white-space: normal}}
.fos-table .fos-wide {{min-width: 13rem; max-width: 32rem}}
.fos-table td:not(.fos-number) {{min-width: 5rem}}
.fos-sheet {{border-collapse: collapse; font-size: .86rem; margin: .3rem 0 .6rem}}
.fos-sheet td, .fos-sheet th {{border: 1px solid {RULE}; padding: .2rem .6rem;
  text-align: left; font-weight: 400}}
.fos-sheet th {{background: {WASH}; color: {MUTED}}}
.fos-sheet .fos-here td {{background: {WARNING_WASH}}}
.fos-table .fos-unknown {{color: {MUTED}; font-style: italic}}
[class*="st-key-chart_"][class*="_by_member"] {{overflow-x: auto}}
[class*="st-key-chart_"][class*="_by_member"] > div {{min-width: 860px}}
[class*="st-key-chart_"][class*="_by_principle"] {{overflow-x: auto}}
[class*="st-key-chart_"][class*="_by_principle"] > div {{min-width: 760px}}
.fos-facts.fos-facts {{margin: .2rem 0 .6rem; padding: 0; max-width: 60rem}}
.fos-facts > div {{display: grid; grid-template-columns: 11rem 1fr; gap: 0 1rem;
  padding: .2rem 0; border-bottom: 1px solid {RULE}; font-size: .92rem;
  line-height: 1.45}}
.fos-facts > div > * {{margin: 0; padding: 0}}
.fos-facts dt {{color: {MUTED}; font-weight: 400}}
.fos-facts dd {{overflow-wrap: anywhere}}
.fos-facts a {{color: {ACCENT}}}
.fos-entries.fos-entries {{list-style: none; margin: .4rem 0; padding: 0;
  max-width: 60rem}}
.fos-entries .fos-facts > div {{border: 0; padding: .04rem 0}}
.fos-entries li {{border-top: 2px solid {INK}; padding: .5rem 0 .8rem; margin: 0}}
.fos-entries h3 {{font-size: 1.05rem; font-weight: 650; margin: 0; padding: 0}}
.fos-when, .fos-kind {{color: {MUTED}; margin: 0; font-size: .9rem}}
.fos-links {{columns: 3 14rem; list-style: none; margin: .2rem 0 .8rem; padding: 0;
  line-height: 1.6; font-size: .95rem}}
.fos-links li {{margin: 0; break-inside: avoid}}
.fos-links a {{color: {ACCENT}}}
.fos-code {{background: {WASH}; padding: .6rem .8rem; white-space: pre-wrap;
  font-family: monospace; font-size: .86rem; max-width: 60rem}}
.st-key-sql_text textarea {{font-family: monospace; font-size: .9rem}}
[data-testid="InputInstructions"] {{display: none}}
.fos-footer {{border-top: 1px solid {RULE}; color: {MUTED}; font-size: .84rem;
  margin-top: 2.4rem; padding-top: .7rem; line-height: 1.6}}
.fos-footer a {{color: {ACCENT}}}
@media (max-width: 768px) {{
  .stMainBlockContainer {{padding: 4rem 1rem 2rem}}
  .fos-facts > div {{grid-template-columns: 1fr}}
}}
@media print {{
  [data-testid="stSidebar"], [data-testid="stHeader"], .stDownloadButton
  {{display: none}}
  .fos-long {{max-height: none}}
  [class*="st-key-chart_"][class*="_by_member"] > div,
  [class*="st-key-chart_"][class*="_by_principle"] > div {{min-width: 0}}
}}
</style>
"""
