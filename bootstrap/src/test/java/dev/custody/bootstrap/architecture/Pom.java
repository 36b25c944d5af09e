package dev.custody.bootstrap.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A pom.xml as it is written, without what it inherits. */
record Pom(Document document) {

  /** A dependency as written; the scope is {@code compile} where none is. */
  record Dependency(String artifact, String scope) {}

  static Pom read(Path file) {
    try {
      return new Pom(
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile()));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  String artifact() {
    return elements("/project/artifactId").getFirst().getTextContent().strip();
  }

  List<String> modules() {
    return elements("/project/modules/module").stream()
        .map(module -> module.getTextContent().strip())
        .toList();
  }

  List<Dependency> dependencies() {
    return elements("/project/dependencies/dependency").stream().map(Pom::dependency).toList();
  }

  private static Dependency dependency(Element element) {
    var scope = element.getElementsByTagName("scope");
    return new Dependency(
        element.getElementsByTagName("artifactId").item(0).getTextContent().strip(),
        scope.getLength() == 0 ? "compile" : scope.item(0).getTextContent().strip());
  }

  private List<Element> elements(String path) {
    try {
      var found =
          (NodeList)
              XPathFactory.newDefaultInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
