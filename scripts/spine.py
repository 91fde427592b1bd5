"""The content documents of an EPUB, for the scripts that show and examine books."""

from xml.etree import ElementTree


def spine(root):
    """The content documents of an unpacked EPUB in reading order."""
    container = ElementTree.parse(root / "META-INF/container.xml")
    package = root / container.find(".//{*}rootfile").get("full-path")
    tree = ElementTree.parse(package)
    items = {item.get("id"): item.get("href") for item in tree.iterfind(".//{*}item")}
    return [package.parent / items[ref.get("idref")] for ref in tree.iterfind(".//{*}itemref")]
