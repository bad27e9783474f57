"""The record of what jixiao did (还原记录), kept in an open document until it is saved, and with it.

A workbook of Excel's carries it as a custom XML part, which LibreOffice keeps beside the document. Other formats have
no such parts: there it is a property of the document.
"""

from __future__ import annotations

from typing import Any

from jixiao.workbook.package.record import NAMESPACE, PROPERTIES

_PARTS, _PART_PROPERTIES = "OOXCustomXml", "OOXCustomXmlProps"
_PROPERTY = "jixiao"
_REMOVABLE = 128  # com.sun.star.beans.PropertyAttribute.REMOVEABLE


def record_of(document: Any) -> str | None:
    """The record as XML text, None where there is none."""
    for part in _bag(document).get(_PARTS, ()):
        top = part.getDocumentElement()
        if top.getNamespaceURI() == NAMESPACE and top.hasChildNodes():
            return _xml("".join(_texts(top)))
    properties = document.DocumentProperties.UserDefinedProperties
    known = properties.getPropertySetInfo().hasPropertyByName(_PROPERTY)
    return str(properties.getPropertyValue(_PROPERTY)) if known else None


def keep_record(context: Any, document: Any, text: str | None) -> None:
    """Keep another record in place of the one that the document holds; None for none."""
    _keep_property(document, None if _is_excel(document) else text)
    bag = _bag(document)
    pairs = list(zip(bag.get(_PARTS, ()), bag.get(_PART_PROPERTIES, ()), strict=False))
    kept = [pair for pair in pairs if pair[0].getDocumentElement().getNamespaceURI() != NAMESPACE]
    if text is not None and _is_excel(document):
        kept.append((_parsed(context, text), _parsed(context, PROPERTIES)))
    if len(kept) != len(pairs) or text is not None:
        _put_bag(document, bag, kept)


def _is_excel(document: Any) -> bool:
    """Whether the document is a workbook of the newer Excel, and is saved as one."""
    filters = {each.Name: each.Value for each in document.Args}
    return "MS Excel 2007" in str(filters.get("FilterName", ""))


def _keep_property(document: Any, text: str | None) -> None:
    properties = document.DocumentProperties.UserDefinedProperties
    if properties.getPropertySetInfo().hasPropertyByName(_PROPERTY):
        properties.removeProperty(_PROPERTY)
    if text is not None:
        properties.addProperty(_PROPERTY, _REMOVABLE, text)


def _bag(document: Any) -> dict[str, Any]:
    return {each.Name: each.Value for each in document.InteropGrabBag}


def _put_bag(document: Any, bag: dict[str, Any], pairs: list[tuple[Any, Any]]) -> None:
    import uno  # noqa: PLC0415 - there in LibreOffice's Python only
    from com.sun.star.beans import PropertyValue  # noqa: PLC0415

    trees = "[]com.sun.star.xml.dom.XDocument"
    others = [PropertyValue(Name=name, Value=value) for name, value in bag.items() if name not in _BOTH]
    ours = [
        PropertyValue(Name=name, Value=uno.Any(trees, tuple(pair[at] for pair in pairs)))
        for at, name in enumerate(_BOTH)
    ]
    whole = uno.Any("[]com.sun.star.beans.PropertyValue", tuple(others + ours))
    uno.invoke(document, "setPropertyValue", ("InteropGrabBag", whole))


_BOTH = (_PARTS, _PART_PROPERTIES)


def _parsed(context: Any, text: str) -> Any:
    import uno  # noqa: PLC0415 - there in LibreOffice's Python only

    manager = context.ServiceManager
    stream = manager.createInstanceWithArgumentsAndContext(
        "com.sun.star.io.SequenceInputStream", (uno.ByteSequence(text.encode()),), context
    )
    return manager.createInstanceWithContext("com.sun.star.xml.dom.DocumentBuilder", context).parse(stream)


def _texts(element: Any) -> list[str]:
    nodes = element.getChildNodes()
    return [str(nodes.item(at).getNodeValue()) for at in range(nodes.getLength())]


def _xml(content: str) -> str:
    escaped = content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<record xmlns="{NAMESPACE}" version="1">{escaped}</record>'
