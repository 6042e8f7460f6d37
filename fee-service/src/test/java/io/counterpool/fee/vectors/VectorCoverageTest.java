package io.counterpool.fee.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new vector is asked of a schedule or named with a reason; nothing is left out in silence. */
class VectorCoverageTest {

  private static final Set<String> FOLDERS = Set.of("fees", "perps");

  @Test
  void asksEveryFileOrNamesTheReason() {
    Set<String> folders = new TreeSet<>(FOLDERS);
    folders.addAll(NotAsked.FOLDERS.keySet());
    assertThat(VectorFiles.folders()).isEqualTo(folders);

    Set<String> files = new TreeSet<>();
    FOLDERS.forEach(folder -> files.addAll(VectorFiles.files(folder)));
    Set<String> known = new TreeSet<>(NotAsked.files().keySet());
    assertThat(known).doesNotContainAnyElementsOf(askedFiles());
    known.addAll(askedFiles());
    assertThat(known).isEqualTo(files);
  }

  @Test
  void asksEveryCaseOfTheseFilesOrNamesTheReason() {
    Set<String> published =
        askedFiles().stream()
            .flatMap(file -> VectorFiles.read(file).stream())
            .map(Published::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = new TreeSet<>(NotAsked.CASES.keySet());
    assertThat(known).doesNotContainAnyElementsOf(askedCases());
    known.addAll(askedCases());
    assertThat(known).isEqualTo(published);
  }

  private static Set<String> askedFiles() {
    return asked().map(Published::file).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> askedCases() {
    return asked().map(Published::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Published> asked() {
    return Stream.of(
            CurveVectorsApiTest.cases().map(each -> each.source),
            RoundVectorsApiTest.cases(),
            QuoteVectorsApiTest.cases())
        .flatMap(each -> each);
  }
}
