package energy.bmkpi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** The manual in AsciiDoc, a page a command, out of the model that prints the help. */
final class ManualPages {
  private final Map<String, String> textByName = new LinkedHashMap<>();

  /** Makes that of a command and all below it; changes their headings, so they print no help. */
  ManualPages(CommandLine command) {
    add(command);
  }

  /** By name of the page: {@code bmkpi}, {@code bmkpi-run} and so on. */
  Map<String, String> textByName() {
    return textByName;
  }

  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<String, String> page : textByName.entrySet()) {
      Files.writeString(directory.resolve(page.getKey() + ".adoc"), page.getValue());
    }
  }

  private void add(CommandLine command) {
    giveSectionsTheirHeadings(command.getCommandSpec().usageMessage());
    StringWriter text = new StringWriter();
    ManPageGenerator.writeSingleManPage(new PrintWriter(text), command.getCommandSpec());
    textByName.put(command.getCommandSpec().qualifiedName("-"), text.toString());
    command.getSubcommands().values().forEach(this::add);
  }

  /** The generator leaves out a footer without a heading; in the help it is the first line. */
  private static void giveSectionsTheirHeadings(UsageMessageSpec usage) {
    String[] footer = usage.footer();
    usage
        .exitCodeListHeading(title(usage.exitCodeListHeading()))
        .footerHeading(title(footer[0]))
        .footer(Arrays.copyOfRange(footer, 1, footer.length));
  }

  private static String title(String heading) {
    return heading.replace("%n", "").replace(":", "");
  }
}
