import module java.base;
import module java.xml;

/**
 * Adds up the test reports below a folder: {@code Summary.java DIR}. A test that was skipped is
 * named with its reason and counted NOT RUN, never passed. Exit code 1 if none ran or one failed.
 */
void main(String[] args) throws Exception {
  int passed = 0;
  int failed = 0;
  var notRun = new ArrayList<String>();
  List<Path> reports;
  try (var files = Files.walk(Path.of(args[0]))) {
    reports =
        files
            .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
            .filter(file -> file.toString().contains("surefire-reports"))
            .sorted()
            .toList();
  }
  var factory = DocumentBuilderFactory.newInstance();
  for (Path report : reports) {
    var cases = factory.newDocumentBuilder().parse(report.toFile()).getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      var test = (Element) cases.item(i);
      var skipped = test.getElementsByTagName("skipped");
      if (skipped.getLength() > 0) {
        notRun.add(
            "%s.%s: %s"
                .formatted(
                    test.getAttribute("classname").replaceAll(".*\\.", ""),
                    test.getAttribute("name"),
                    reason((Element) skipped.item(0))));
      } else if (test.getElementsByTagName("failure").getLength() > 0
          || test.getElementsByTagName("error").getLength() > 0) {
        failed++;
        IO.println("FAILED   " + test.getAttribute("classname") + "." + test.getAttribute("name"));
      } else {
        passed++;
      }
    }
  }
  notRun.forEach(line -> IO.println("NOT RUN  " + line));
  IO.println("%d passed, %d failed, %d skipped".formatted(passed, failed, notRun.size()));
  System.exit(passed == 0 || failed > 0 ? 1 : 0);
}

/** The message of a skipped test: an attribute, or the first line of the trace. */
String reason(Element skipped) {
  var message = skipped.getAttribute("message");
  var line = message.isBlank() ? skipped.getTextContent().strip().lines().findFirst().orElse("") : message;
  return line.replaceFirst("^[\\w.]+: ", "").replaceFirst("^Assumption failed: ", "");
}
