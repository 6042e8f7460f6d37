import com.google.googlejavaformat.java.Main;
import module java.base;

/** Checks or applies google-java-format below a folder: {@code Format.java check|apply|skip DIR}. */
void main(String[] args) throws Exception {
  if (args[0].equals("skip")) {
    return;
  }
  var out = new PrintWriter(System.out, true);
  var options = args[0].equals("apply") ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed");
  try (var files = Files.walk(Path.of(args[1]))) {
    var sources =
        files
            .map(Path::toString)
            .filter(name -> name.endsWith(".java") && !name.contains("/target/") && !name.startsWith("./build/"))
            .filter(name -> !name.startsWith("./."))
            .sorted();
    var arguments = Stream.concat(options.stream(), sources).toArray(String[]::new);
    if (arguments.length > options.size() && new Main(out, out, System.in).format(arguments) != 0) {
      IO.println("The files above are not formatted; run: mvn -N verify -Dformat=apply");
      System.exit(1);
    }
  }
}
