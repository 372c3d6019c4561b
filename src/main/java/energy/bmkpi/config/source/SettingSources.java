package energy.bmkpi.config.source;

import energy.bmkpi.config.CredentialsKind;
import energy.bmkpi.config.LogFormat;
import energy.bmkpi.config.PlainHttp;
import energy.bmkpi.config.WarehouseKind;
import energy.bmkpi.warehouse.bigquery.settings.PublishMode;
import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigurableConfigSource;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.SysPropConfigSource;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Settings come from system properties, the environment and {@link SettingsFiles}, and from nowhere
 * else. Quarkus by default also reads {@code .env} in the working directory, files of profiles, and
 * whatever {@code quarkus.config.locations} names: whoever can write one of those could send the
 * program's credentials to another host.
 */
@StaticInitSafe
public final class SettingSources implements SmallRyeConfigBuilderCustomizer {
  /** Above SmallRye's own converters, which take DuckDB for duck-db. */
  private static final int CONVERTER_PRIORITY = 200;

  private static volatile boolean ignored;

  /** Only what is packaged counts in this process. */
  public static void ignoreInThisProcess() {
    ignored = true;
  }

  public static boolean areIgnored() {
    return ignored;
  }

  /** After those that add the sources which are taken away here. */
  @Override
  public int priority() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    addConverters(builder);
    builder.setAddDefaultSources(false);
    // sources whose place is itself a setting
    builder.getSources().removeIf(ConfigurableConfigSource.class::isInstance);
    if (!ignored) {
      builder.withSources(new SysPropConfigSource(), new EnvConfigSource(System.getenv(), 300));
    }
    // what is packaged, which the build reads here, too
    builder.withSources(
        PropertiesConfigSourceLoader.inClassPath(
            "application.properties", 250, builder.getClassLoader()));
  }

  /** Choices are read as the options of the command line are, whatever their capitals. */
  static void addConverters(SmallRyeConfigBuilder builder) {
    addConverter(builder, WarehouseKind.class, WarehouseKind::of);
    addConverter(builder, LogFormat.class, LogFormat::of);
    addConverter(builder, PlainHttp.class, PlainHttp::of);
    addConverter(builder, CredentialsKind.class, CredentialsKind::of);
    addConverter(builder, PublishMode.class, PublishMode::of);
  }

  private static <T> void addConverter(
      SmallRyeConfigBuilder builder, Class<T> type, Function<String, T> reader) {
    Converter<T> converter = text -> text.isBlank() ? null : reader.apply(text);
    builder.withConverter(type, CONVERTER_PRIORITY, converter);
  }
}
