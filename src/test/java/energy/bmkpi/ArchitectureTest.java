package energy.bmkpi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the packages, and which libraries each of them knows. */
class ArchitectureTest {
  static {
    // rules ask libraries for their names only; reading their classes takes four times as long as
    // ours
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
  }

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("energy.bmkpi");

  /** What stands in for the services that the product calls; the tests of it are no part of it. */
  private static final JavaClasses EMULATORS =
      new ClassFileImporter()
          .withImportOption(
              location -> !location.matches(Pattern.compile(".*Test(\\$.*)?\\.class")))
          .importPackages("energy.bmkpi.emulator");

  /** Plain Java, which every package may use; java.sql and the like are not among it. */
  private static final String[] PLAIN_JAVA = {
    "java.lang..",
    "java.util..",
    "java.time..",
    "java.io..",
    "java.nio..",
    "java.math..",
    "org.jspecify.annotations.."
  };

  private static final int MOST_FILES = 25;
  private static final int MOST_LINES = 300;

  /** They hold more files than a room should: whoever divides one takes it off this list. */
  private static final Set<String> ROOMS_TO_BE_DIVIDED =
      Set.of("energy.bmkpi.pipeline", "energy.bmkpi.warehouse.duckdb");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "failure, org.apache.commons.text..",
    "cli, .dataset .table .cli.command .cli.output .cli.output.file .cli.process .cli.terminal .config .config.source"
        + " .failure .kpi .market io.quarkus.. jakarta.inject.. org.eclipse.microprofile.config.inject.. picocli..",
    "cli.command, .dataset .table .cli.options .cli.output .cli.output.file .cli.output.format .cli.process .cli.terminal"
        + " .cli.wiring .config .demo .failure .kpi .load .market .pipeline .pipeline.journal .report"
        + " .report.html .warehouse .warehouse.duckdb io.quarkus.runtime.annotations.. jakarta.inject.. picocli..",
    "cli.wiring, .cli.options .cli.output .cli.output.file .cli.output.format .cli.process .cli.terminal"
        + " .config .config.source .failure .monitor .operations .pipeline .pipeline.journal .progress"
        + " .warehouse .warehouse.bigquery .warehouse.bigquery.settings .warehouse.duckdb java.net.."
        + " com.fasterxml.jackson.core.. com.google.auth.. com.google.cloud.. io.quarkiverse.googlecloudservices.."
        + " io.quarkus.arc.. io.quarkus.runtime.. jakarta.. org.eclipse.microprofile..",
    "cli.options, .dataset .table .cli.output .cli.output.format .cli.process .cli.terminal .config .kpi .load .market"
        + " .pipeline .warehouse io.quarkus.runtime.annotations.. picocli..",
    "cli.process, .cli.output .cli.output.file .cli.terminal .config .config.source .failure .warehouse"
        + " java.net.. io.quarkus.runtime.. io.smallrye.config.. jakarta.enterprise.event.. jakarta.inject.."
        + " org.jboss.logmanager.. picocli..",
    "cli.terminal, .market .cli.output .pipeline .progress .warehouse",
    "cli.output, .dataset .table .cli.output.format .config .failure .kpi .load .market .pipeline .report .warehouse"
        + " java.net.. com.fasterxml.jackson.core..",
    "cli.output.format, com.fasterxml.jackson.core.. org.apache.commons.csv.. picocli..",
    "cli.output.file, .failure io.quarkus.runtime..",
    "table, .failure",
    "dataset, .market .table",
    "market, .failure",
    "kpi, .dataset .table .market",
    "warehouse, .dataset .table .kpi .market .failure",
    "warehouse.duckdb, .dataset .table .warehouse .kpi .market .failure java.sql.. org.duckdb..",
    "warehouse.bigquery, .dataset .table .warehouse.bigquery.publish .warehouse.bigquery.rest .warehouse.bigquery.settings"
        + " .warehouse.bigquery.sql .warehouse .market .failure com.google.api.services.bigquery.model.."
        + " com.google.cloud..",
    "warehouse.bigquery.publish, .table .warehouse.bigquery.rest .warehouse.bigquery.settings .warehouse.bigquery.sql"
        + " .warehouse .kpi .market .failure com.google.api.services.bigquery.model.. com.fasterxml.jackson.core..",
    "warehouse.bigquery.rest, .table .warehouse.bigquery.settings .warehouse .failure java.net.. javax.net.ssl.."
        + " com.google.api.. com.google.auth.. com.google.cloud.. com.fasterxml.jackson.core..",
    "warehouse.bigquery.settings, .warehouse.bigquery.sql .warehouse",
    "warehouse.bigquery.sql, .table .warehouse .market com.google.api.services.bigquery.model..",
    "pipeline, .table .dataset .kpi .market .warehouse .failure",
    "pipeline.journal, .table .dataset .pipeline .kpi .market .warehouse .failure java.security..",
    "report, .dataset .table .kpi .market .warehouse .pipeline .failure",
    "monitor, .market .dataset .progress .kpi .pipeline .failure java.net.. java.security.. com.sun.net.httpserver.. com.fasterxml.jackson.core..",
    "operations, .dataset .pipeline .warehouse .kpi .market java.net..",
    "progress, .market .dataset .kpi .pipeline .warehouse",
    "report.html, .dataset .table .report .kpi .market java.security.. io.quarkus.qute.. com.fasterxml.jackson.core..",
    "config, .market .warehouse .warehouse.bigquery.settings java.net.. io.smallrye.config..",
    "config.source, .config .failure .warehouse.bigquery.settings io.quarkus.runtime.annotations.."
        + " io.smallrye.config.. org.eclipse.microprofile.config.spi..",
    "demo, .table .market .warehouse .warehouse.duckdb .failure java.sql..",
    "load, .table .load.file .market .warehouse .warehouse.duckdb .failure java.sql.. org.duckdb..",
    "load.file, .failure com.fasterxml.jackson.core..",
  })
  void aPackageUsesOnlyPlainJavaAndWhatItMay(String name, String allowed) {
    String[] packages =
        Stream.of(Arrays.stream(PLAIN_JAVA), Stream.of("." + name), split(allowed))
            .flatMap(stream -> stream)
            .map(target -> target.startsWith(".") ? "energy.bmkpi" + target : target)
            .toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage("energy.bmkpi." + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(PRODUCT);
  }

  @Test
  void everyPackageHasItsArrows() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.of(
                    "cli",
                    "cli.command",
                    "cli.options",
                    "cli.output",
                    "cli.output.file",
                    "cli.output.format",
                    "cli.process",
                    "cli.terminal",
                    "cli.wiring",
                    "config",
                    "config.source",
                    "dataset",
                    "demo",
                    "failure",
                    "kpi",
                    "load",
                    "load.file",
                    "market",
                    "monitor",
                    "operations",
                    "pipeline",
                    "pipeline.journal",
                    "progress",
                    "report",
                    "report.html",
                    "table",
                    "warehouse",
                    "warehouse.bigquery",
                    "warehouse.bigquery.publish",
                    "warehouse.bigquery.rest",
                    "warehouse.bigquery.settings",
                    "warehouse.bigquery.sql",
                    "warehouse.duckdb")
                .map(name -> "energy.bmkpi." + name)
                .toArray(String[]::new))
        .check(PRODUCT);
  }

  @Test
  void noPackagesUseEachOtherInACircle() {
    slices().matching("energy.bmkpi.(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void onlyTheCommandLineKnowsPicocliAndTheContainer() {
    noClasses()
        .that()
        // config.source is called by the container when it reads the settings
        .resideOutsideOfPackages("energy.bmkpi.cli..", "energy.bmkpi.config.source")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "picocli..",
            "io.quarkus.runtime..",
            "io.quarkus.picocli..",
            "io.quarkus.arc..",
            "jakarta..",
            "org.eclipse.microprofile..")
        .check(PRODUCT);
  }

  @Test
  void onlyTheCommandLinePrintsOrExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage("energy.bmkpi.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(PRODUCT);
  }

  @Test
  void noRoomHoldsMoreFilesThanAReaderOverlooks() {
    Map<String, Long> files =
        PRODUCT.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getPackageName, counting()));

    files.keySet().removeAll(ROOMS_TO_BE_DIVIDED);
    assertThat(files)
        .allSatisfy((room, count) -> assertThat(count).isLessThanOrEqualTo(MOST_FILES));
  }

  @Test
  void noClassFillsMoreThan300Lines() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src"))) {
      assertThat(sources.filter(file -> file.toString().endsWith(".java")))
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(MOST_LINES));
    }
  }

  @Test
  void noClassIsNamedAfterNothingInTheField() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
        .check(PRODUCT);
  }

  /** It is built from the service's specification, never from what the product expects of it. */
  @Test
  void theEmulatorKnowsNothingOfTheProduct() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("energy.bmkpi..")
                .and(resideOutsideOfPackage("energy.bmkpi.emulator..")))
        .check(EMULATORS);
  }

  private static Stream<String> split(String packages) {
    return Arrays.stream(packages.split(" "));
  }
}
