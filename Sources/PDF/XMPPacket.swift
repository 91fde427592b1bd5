import PangoCairo

/// The metadata of the file in XMP (ISO 16684-1): what the document information says, word for word, and to which
/// standards the file keeps (PDF/A-2 §6.6.4, PDF/UA-1 §5).
struct XMPPacket {
  private let information: PDFInformation
  private let producer: String?

  init(_ information: PDFInformation, producer: String?) {
    self.information = information
    self.producer = producer
  }

  /// The packet, which is never changed in place.
  var text: String {
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
    \(properties.joined(separator: "\n"))
    </rdf:Description>
    \(XMPPacket.extensions)
    </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>
    """
  }

  private var properties: [String] {
    var lines = [
      "<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>U</pdfaid:conformance>",
      "<pdfuaid:part>1</pdfuaid:part>", "<dc:format>application/pdf</dc:format>",
    ]
    let title = escaped(information.title)
    lines.append("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">\(title)</rdf:li></rdf:Alt></dc:title>")
    if !information.author.isEmpty {
      // One name, as the document information has but one.
      let author = escaped(information.author)
      lines.append("<dc:creator><rdf:Seq><rdf:li>\(author)</rdf:li></rdf:Seq></dc:creator>")
    }
    if !information.subject.isEmpty {
      let words = "<rdf:li xml:lang=\"x-default\">\(escaped(information.subject))</rdf:li>"
      lines.append("<dc:description><rdf:Alt>\(words)</rdf:Alt></dc:description>")
    }
    let plain = [
      ("pdf:Keywords", information.keywords), ("pdf:Producer", producer ?? ""),
      ("xmp:CreatorTool", information.creator), ("xmp:CreateDate", information.created),
      ("xmp:ModifyDate", information.modified),
    ]
    for (name, value) in plain where !value.isEmpty { lines.append("<\(name)>\(escaped(value))</\(name)>") }
    return lines
  }

  /// PDF/A-2 §6.6.2.3.2 knows the properties of PDF/UA only if they are described.
  private static let extensions = """
    <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
    </rdf:Description>
    """

  /// Text between tags; what XML 1.0 §2.2 does not allow is left out.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
