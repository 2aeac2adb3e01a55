"""Pages as HTML, for notebooks."""

from html import escape

from ._languages import language_about

_HEADINGS = {"title": "h3", "card": "h4", "heading": "h5"}
_ITEMS = {"difference": "ol", "fact": "ul", "common": "ul", "header": "ul", "alias": "ul", "reference": "ul", "related": "ul",
          "value": "ul", "fault": "ul"}


def _source(piece):
    """The source of a piece that has one of its own; those of derived sentences stand on the pages of the codes."""
    if piece.sides or piece.part == "common" or not piece.sources:
        return ""
    return f" <small>[{escape(piece.sources[0])}]</small>"


def _inside(piece):
    label = f"<b>{escape(piece.label)}</b>: " if piece.label else ""
    return f"{label}{escape(piece.text)}{_source(piece)}"


def html(pieces, language):
    """The pieces of a page in a language as HTML: headings, lists, and paragraphs."""
    direction = "rtl" if language_about(language).rtl else "ltr"
    lines = [f'<div lang="{language}" dir="{direction}">']
    open_list = None
    for piece in pieces:
        kind = _ITEMS.get(piece.part)
        if kind != open_list and open_list:
            lines.append(f"</{open_list}>")
        if kind and kind != open_list:
            lines.append(f"<{kind}>")
        open_list = kind
        tag = _HEADINGS.get(piece.part) or ("li" if kind else "p")
        lines.append(f"<{tag}>{_inside(piece)}</{tag}>")
    if open_list:
        lines.append(f"</{open_list}>")
    lines.append("</div>")
    return "\n".join(lines)
