"""Finish a PDF that Chromium has printed: numbers in its contents, names, and no clock."""

import io
from pathlib import Path

RIGHT, SIZE = 544, 8  # points: where the numbers of the contents end, and their height
WIDTH = 636  # thousandths of the height: each digit of DejaVu Sans


def letters(text):
    """A text without its spaces, some of which Chromium leaves out where a bookmark wraps."""
    return "".join(text.split())


def finish(path, to, title, names):
    """Number the contents, name the bookmarks; how many figures say themselves."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        number(pdf)
        with pdf.open_outline() as outline:
            rename(outline.root, names)
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        for stamp in ("/CreationDate", "/ModDate"):
            if stamp in pdf.docinfo:
                del pdf.docinfo[stamp]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as about:
            about["dc:title"], about["dc:creator"] = title, ["The authors of Slopes"]
        told = heard(pdf)
        pdf.save(to, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return told


def number(pdf):
    """Give the contents their pages' numbers."""
    from pikepdf import Name

    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    places = {name: numbers[place[0].objgen] for name, place in pdf.Root.Dests.items()}
    face = digits(pdf)
    for page in pdf.pages[1 : places["/page-index"] - 1]:
        page.add_resource(face, Name.Font, Name.Stamp)
        rows = ((str(places[str(link.Dest)]), float(link.Rect[1])) for link in page.Annots)
        stamps = (
            f"BT /Stamp {SIZE} Tf {RIGHT - len(at) * SIZE * WIDTH / 1000:.2f} {low + 4:.1f} Td "
            f"({at}) Tj ET"
            for at, low in rows
        )
        page.contents_add(b"q", prepend=True)
        page.contents_add(f"Q /Artifact BMC {' '.join(stamps)} EMC".encode())


def digits(pdf):
    """The digits of the font of the text, for the numbers."""
    import matplotlib
    from fontTools import subset, ttLib
    from pikepdf import Array, Dictionary, Name, Stream

    file, cut = io.BytesIO(), subset.Subsetter()
    path = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")
    font = ttLib.TTFont(path, recalcTimestamp=False)
    cut.options.drop_tables.append("FFTM")  # which it cannot cut, and says so
    cut.populate(text="0123456789")
    cut.subset(font)
    font.save(file)
    name = Name("/SLOPES+DejaVuSans")
    about = Dictionary(Type=Name.FontDescriptor, FontName=name, Flags=32, ItalicAngle=0, StemV=80)
    about.FontBBox = Array([0, -240, WIDTH, 760])
    about.Ascent, about.Descent, about.CapHeight = 760, -240, 730
    about.FontFile2 = pdf.make_indirect(Stream(pdf, file.getvalue(), Length1=file.tell()))
    face = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=name)
    face.FirstChar, face.LastChar, face.Widths = 48, 57, Array([WIDTH] * 10)
    face.Encoding, face.FontDescriptor = Name.WinAnsiEncoding, pdf.make_indirect(about)
    return pdf.make_indirect(face)


def rename(bookmarks, names):
    for mark in bookmarks:
        mark.title = names.get(letters(mark.title), mark.title)
        rename(mark.children, names)


def heard(pdf):
    """How many drawings and formulas say themselves; a frame around one is then no figure."""
    from pikepdf import Name

    tags = [it for it in pdf.objects if hasattr(it, "keys") and it.get("/S") == "/Figure"]
    for frame in (tag for tag in tags if not str(tag.get("/Alt", ""))):
        frame.S = Name.Div
    return sum(tag.S == "/Figure" for tag in tags)
