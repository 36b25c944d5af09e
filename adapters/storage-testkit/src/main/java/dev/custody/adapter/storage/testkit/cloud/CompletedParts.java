package dev.custody.adapter.storage.testkit.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The list of parts that a client sends to have an upload completed. */
final class CompletedParts {
  /** 10,000 parts, each with all that can be said of it. */
  private static final int MOST_BYTES = 8 << 20;

  private CompletedParts() {}

  /** One part as the client names it. */
  record Named(int number, String etag, Map<String, String> fields) {
    Optional<String> checksum(String element) {
      return Optional.ofNullable(fields.get(element));
    }
  }

  static List<Named> read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES);
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
      NodeList parts = document.getElementsByTagName("Part");
      List<Named> named = new ArrayList<>();
      for (int i = 0; i < parts.getLength(); i++) {
        named.add(named((Element) parts.item(i)));
      }
      return named;
    } catch (ParserConfigurationException | SAXException | NumberFormatException e) {
      throw new Refusal(
          400, "MalformedXML", "The XML you provided was not well-formed or did not validate");
    }
  }

  private static Named named(Element part) {
    Map<String, String> fields = new TreeMap<>();
    NodeList children = part.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element field) {
        fields.put(field.getTagName(), field.getTextContent().strip());
      }
    }
    return new Named(
        Integer.parseInt(fields.getOrDefault("PartNumber", "0")),
        fields.getOrDefault("ETag", ""),
        fields);
  }
}
