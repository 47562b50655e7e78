"""Word documents written part by part, for what no library writes."""

import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text, properties=""):
    return (
        f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def paragraph(*content, style=""):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    pieces = (one if one.startswith("<") else run(one) for one in content)
    return f"<w:p>{properties}{''.join(pieces)}</w:p>"


def cell(*content, properties=""):
    """Return a cell: texts are paragraphs, XML stands as it is."""
    inner = "".join(
        one if one.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else paragraph(one)
        for one in content or ("",)
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells, properties=""):
    inner = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows):
    inner = "".join(one if isinstance(one, str) else row(*one) for one in rows)
    return f"<w:tbl><w:tblPr/>{inner}</w:tbl>"


STARTS = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"
STYLES = (
    f'<w:styles xmlns:w="{WORD}">'
    '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Lgende"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="Masque"><w:name w:val="Masqué"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:styleId="Plus"><w:name w:val="Plus"/><w:basedOn w:val="Masque"/>'
    "</w:style>"
    '<w:style w:styleId="Appel"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:styleId="Barre"><w:name w:val="Barre"/>'
    "<w:rPr><w:strike/></w:rPr></w:style></w:styles>"
)


def save(path, *body, relations="", parts=None):
    """Write a document of paragraphs and tables; return its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
        )
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}"><w:body>{"".join(body)}</w:body>'
            "</w:document>",
        )
        package.writestr("word/styles.xml", STYLES)
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
        )
        for name, content in (parts or {}).items():
            package.writestr(name, content)
    return path
