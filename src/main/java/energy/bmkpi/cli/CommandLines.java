package energy.bmkpi.cli;

import energy.bmkpi.cli.command.CompletionCommand;
import energy.bmkpi.cli.command.HelpCommand;
import energy.bmkpi.cli.command.Subcommands;
import energy.bmkpi.cli.output.Secrets;
import energy.bmkpi.cli.output.file.StandardOutput;
import energy.bmkpi.cli.process.CommandInProgress;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.process.FailureReporter;
import energy.bmkpi.config.BatchDays;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.ByteCount;
import energy.bmkpi.config.Days;
import energy.bmkpi.config.Failures;
import energy.bmkpi.config.MonitorAddress;
import energy.bmkpi.config.PingAddress;
import energy.bmkpi.config.TimeLimit;
import energy.bmkpi.config.Tries;
import energy.bmkpi.config.UnitCount;
import energy.bmkpi.config.WaitTime;
import energy.bmkpi.config.WarehouseKind;
import energy.bmkpi.config.Workers;
import energy.bmkpi.config.source.SettingSources;
import energy.bmkpi.failure.NearestName;
import energy.bmkpi.kpi.KpiType;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementCalendar;
import energy.bmkpi.market.SourceTable;
import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

/**
 * Sets the command line up: how values are read, how failures are told, which codes it exits with.
 */
@Singleton
public class CommandLines {
  private final PicocliCommandLineFactory factory;
  private final BmkpiConfig config;
  private final CommandInProgress command;

  @Inject
  CommandLines(PicocliCommandLineFactory factory, BmkpiConfig config, CommandInProgress command) {
    this.factory = factory;
    this.config = config;
    this.command = command;
  }

  /** Executes the arguments; returns the exit code. */
  int execute(String... args) {
    CommandLine commandLine = commandLine(args);
    try {
      int exitCode = commandLine.execute(args);
      commandLine.getOut().flush();
      return exitCode;
    } catch (RuntimeException | Error e) {
      // picocli reports the exceptions of commands, neither errors nor what this flush throws
      return failures().report(e, commandLine);
    }
  }

  /** Hands what printing a help or the version throws to the handler, not only what commands do. */
  private static int execute(ParseResult parsed) {
    if (SettingSources.areIgnored() && !asksForHelp(parsed)) {
      throw new IllegalStateException("a command that works must know the settings");
    }
    try {
      return new RunLast().execute(parsed);
    } catch (ParameterException | ExecutionException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), e.toString(), e);
    }
  }

  private static boolean asksForHelp(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
            .anyMatch(
                command ->
                    command.isUsageHelpRequested()
                        || command.isVersionHelpRequested()
                        || command.getCommand() instanceof HelpCommand
                        || command.getCommand() instanceof CompletionCommand)
        || !parsed.hasSubcommand();
  }

  private FailureReporter failures() {
    return new FailureReporter(config.logFormat(), command, CommandLines::isVerbose);
  }

  private static boolean isVerbose(CommandLine commandLine) {
    return commandLine.getCommandSpec().root().userObject() instanceof Bmkpi top && top.verbose;
  }

  /** The command line that can execute these arguments. */
  CommandLine commandLine(String... args) {
    command.begin();
    FailureReporter failures = failures();
    CommandLine commandLine = factory.create();
    Subcommands.add(commandLine, args);
    commandLine
        .registerConverter(Workers.class, converter(Workers::of))
        .registerConverter(BatchDays.class, converter(BatchDays::of))
        .registerConverter(ByteCount.class, converter(ByteCount::of))
        .registerConverter(Days.class, converter(Days::of))
        .registerConverter(Failures.class, converter(Failures::of))
        .registerConverter(Tries.class, converter(Tries::of))
        .registerConverter(TimeLimit.class, converter(TimeLimit::of))
        .registerConverter(WaitTime.class, converter(WaitTime::of))
        .registerConverter(UnitCount.class, converter(UnitCount::of))
        .registerConverter(MonitorAddress.class, converter(MonitorAddress::of))
        .registerConverter(PingAddress.class, converter(text -> Secrets.hide(PingAddress.of(text))))
        .registerConverter(WarehouseKind.class, converter(WarehouseKind::of))
        .registerConverter(long.class, converter(CommandLines::wholeNumber))
        .registerConverter(Path.class, converter(CommandLines::path))
        .registerConverter(LocalDate.class, converter(CommandLines::date))
        .registerConverter(Dataset.class, converter(CommandLines::dataset))
        .registerConverter(UnitKpi.class, converter(CommandLines::numericUnitKpi))
        .registerConverter(SourceTable.class, converter(CommandLines::sourceTable))
        .setCaseInsensitiveEnumValuesAllowed(true)
        // a name that begins with @ is a name
        .setExpandAtFiles(false)
        .setOut(StandardOutput.ofProcess())
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setExecutionStrategy(CommandLines::execute)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
    showExitCodes(commandLine);
    return commandLine;
  }

  private static void showExitCodes(CommandLine commandLine) {
    commandLine
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.meanings());
    commandLine.getSubcommands().values().forEach(CommandLines::showExitCodes);
  }

  private static <T> ITypeConverter<T> converter(Function<String, T> reader) {
    return text -> {
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  private static Long wholeNumber(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'%s' is not a whole number".formatted(text), e);
    }
  }

  /** Where cron sets no locale, the JDK knows only names of ASCII. */
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("'%s' names no file".formatted(text));
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "'%s' is not a path here: %s".formatted(text, e.getReason()), e);
    }
  }

  private static LocalDate date(String text) {
    LocalDate date;
    try {
      date = LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'%s' is not a date of the calendar; write it as 2026-03-29".formatted(text), e);
    }
    if (date.isBefore(SettlementCalendar.FIRST_DATE)) {
      throw new IllegalArgumentException(
          "'%s' is before %s, the first settlement date that there is data of"
              .formatted(text, SettlementCalendar.FIRST_DATE));
    }
    return date;
  }

  private static Dataset dataset(String text) {
    return Arrays.stream(Dataset.values())
        .filter(dataset -> dataset.name().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a dataset; there are boalf, bod, boav and ebocf".formatted(text)));
  }

  private static UnitKpi numericUnitKpi(String text) {
    Map<String, UnitKpi> kpis = new LinkedHashMap<>();
    for (UnitKpi kpi : UnitKpi.values()) {
      if (kpi.type() != KpiType.TEXT) {
        kpis.put(kpi.column(), kpi);
      }
    }
    UnitKpi kpi = kpis.get(text.strip().toLowerCase(Locale.ROOT));
    if (kpi == null) {
      throw new IllegalArgumentException(
          "'%s' is no KPI of a unit that is a number%s; 'bmkpi kpis' lists them"
              .formatted(
                  text,
                  NearestName.of(text, kpis.keySet())
                      .map(nearest -> ", do you mean '%s'?".formatted(nearest))
                      .orElse("")));
    }
    return kpi;
  }

  private static SourceTable sourceTable(String text) {
    return Arrays.stream(SourceTable.values())
        .filter(table -> table.datasetName().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a dataset; there are %s"
                        .formatted(
                            text,
                            Arrays.stream(SourceTable.values())
                                .map(SourceTable::datasetName)
                                .collect(Collectors.joining(", ")))));
  }
}
