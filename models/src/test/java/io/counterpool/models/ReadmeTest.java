package io.counterpool.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README names every package; its examples print what stands behind their arrows. */
final class ReadmeTest {

  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
  private static final Pattern PRINTED = Pattern.compile("(?m)// → (.*)$");
  private static final int FAMILIES = 16;

  @TempDir private Path classes;

  @Test
  void runsEveryExample() throws IOException, ReflectiveOperationException {
    List<String> examples =
        EXAMPLE
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(example -> example.group(1))
            .toList();
    assertThat(examples).hasSizeGreaterThanOrEqualTo(FAMILIES);
    compile(examples);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, Decimal.class.getClassLoader())) {
      for (int i = 0; i < examples.size(); i++) {
        StringWriter printed = new StringWriter();
        loader
            .loadClass("Example" + i)
            .getMethod("run", PrintWriter.class)
            .invoke(null, new PrintWriter(printed));
        assertThat(printed.toString().lines().toList())
            .as(examples.get(i))
            .isNotEmpty()
            .isEqualTo(expected(examples.get(i)));
      }
    }
  }

  @Test
  void namesEveryPackage() throws IOException {
    Path root = Path.of("src/main/java/io/counterpool/models");
    String readme = Files.readString(Path.of("README.md"));
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path folder : tree.filter(path -> Files.isDirectory(path)).toList()) {
        String name = root.relativize(folder).toString().replace('\\', '/').replace('/', '.');
        assertThat(name.isEmpty() || readme.contains("`" + name + "`")).as(name).isTrue();
      }
    }
  }

  private static List<String> expected(String example) {
    return PRINTED.matcher(example).results().map(line -> line.group(1)).toList();
  }

  private void compile(List<String> examples) {
    List<JavaFileObject> sources = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      sources.add(new Source("Example" + i, examples.get(i)));
    }
    URI models =
        URI.create(Decimal.class.getProtectionDomain().getCodeSource().getLocation().toString());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter faults = new StringWriter();
    String classPath = Path.of(models).toString();
    List<String> options =
        List.of("-d", classes.toString(), "-proc:none", "-nowarn", "-cp", classPath);
    boolean fine = compiler.getTask(faults, null, null, options, null, sources).call();
    assertThat(fine).as(faults.toString()).isTrue();
  }

  /** A class of one example; {@code IO} is where it prints, as the class of that name in a main. */
  private static final class Source extends SimpleJavaFileObject {

    private final String content;

    Source(String name, String example) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      StringBuilder imports = new StringBuilder("import module java.base;\n");
      StringBuilder body = new StringBuilder();
      example
          .lines()
          .forEach(line -> (line.startsWith("import ") ? imports : body).append(line).append('\n'));
      content =
          imports
              + "public final class "
              + name
              + " { public static void run(PrintWriter IO) throws Exception {\n"
              + body
              + "} }\n";
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }
}
