"""Streamlit's own few words, which its bundle holds in English alone."""

from __future__ import annotations

import json

from warehouse.text import Lang, Text

WORDS = (
    Text(en="Skip to main content", fr="Aller au contenu principal"),
    Text(en="Sidebar", fr="Barre latérale"),
    Text(en="Collapse sidebar", fr="Replier la barre latérale"),
    Text(en="Expand sidebar", fr="Déplier la barre latérale"),
    Text(en="Open", fr="Ouvrir"),
    Text(en="Close", fr="Fermer"),
)

# The page comes with its language; a switch of language is told to the browser, and
# Streamlit's labels are put in it again each time that Streamlit draws some.
SCRIPT = """
<script>
document.documentElement.lang = %(lang)s;
window.fosWords = %(words)s;
window.fosSpeak = () => {
  for (const node of document.querySelectorAll('[aria-label], a[href="#stMain"]')) {
    const isLink = !node.hasAttribute('aria-label');
    const now = isLink ? node.textContent : node.getAttribute('aria-label');
    if (now !== node.fosPut) node.fosFirst = now;
    const word = window.fosWords[node.fosFirst];
    if (!word || word === now) continue;
    node.fosPut = word;
    if (isLink) node.textContent = word;
    else node.setAttribute('aria-label', word);
  }
  window.fosReach();
};
// A figure wider than the screen scrolls within itself, with the arrow keys too; and a
// link to a figure brings it into view once Streamlit has drawn it.
window.fosReach = () => {
  for (const box of document.querySelectorAll('[class*="st-key-chart_"]')) {
    const isWide = box.scrollWidth > box.clientWidth + 1;
    if (isWide && box.tabIndex < 0) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      const figure = box.querySelector('[aria-label]');
      const title = box.closest('.stElementContainer')?.previousElementSibling;
      const words = title?.querySelector('.fos-chart-title')?.textContent;
      box.setAttribute('aria-label', words || figure?.getAttribute('aria-label') || '');
    }
  }
  const wanted = location.hash.startsWith('#figure-') && location.hash.slice(1);
  const figure = wanted && document.getElementById(wanted);
  if (!figure || window.fosReached === location.href) return;
  if (!document.querySelector('.fos-footer')) return;
  window.fosReached = location.href;
  figure.scrollIntoView();
};
window.fosSpeak();
// Charts are drawn for the scheme that the device asks for; the address keeps the view.
window.fosScheme ??= matchMedia('(prefers-color-scheme: dark)');
window.fosScheme.onchange ??= () => location.reload();
window.fosWatch ??= new MutationObserver(window.fosSpeak);
window.fosWatch.observe(document.body, {childList: true, subtree: true});
</script>
"""


def language_script(lang: Lang) -> str:
    """Return the script that gives the page and Streamlit's labels their language."""
    words = {text.en: text(lang) for text in WORDS}
    return SCRIPT % {"lang": json.dumps(str(lang)), "words": json.dumps(words)}
