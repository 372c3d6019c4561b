package energy.bmkpi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
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

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "failure, org.apache.commons.text..",
    "cli.output, .failure io.quarkus.runtime..",
    "market, .failure",
    "kpi, .market",
    "warehouse, .kpi .market .failure",
    "warehouse.duckdb, .warehouse .kpi .market .failure java.sql.. org.duckdb..",
    "warehouse.bigquery, .warehouse java.net.. javax.net.ssl.. .kpi .market .failure com.google.api.. com.google.auth.."
        + " com.google.cloud.. com.fasterxml.jackson.core..",
    "pipeline, .kpi .market .warehouse .failure",
    "pipeline.journal, .pipeline .kpi .market .warehouse .failure java.security..",
    "report, .kpi .market .warehouse .pipeline .failure",
    "monitor, .progress .kpi .market .pipeline .failure java.net.. java.security.. com.sun.net.httpserver.. com.fasterxml.jackson.core..",
    "operations, .pipeline .warehouse .kpi .market java.net..",
    "progress, .kpi .market .pipeline .warehouse",
    "report.html, .report .kpi .market java.security.. io.quarkus.qute.. com.fasterxml.jackson.core..",
    "config, .market .warehouse .warehouse.bigquery java.net.. io.smallrye.config..",
    "demo, .market .warehouse .warehouse.duckdb .failure java.sql..",
    "load, .load.file .market .warehouse .warehouse.duckdb .failure java.sql.. org.duckdb..",
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
                    "cli.output",
                    "config",
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
                    "warehouse",
                    "warehouse.bigquery",
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
        .resideOutsideOfPackage("energy.bmkpi.cli..")
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
