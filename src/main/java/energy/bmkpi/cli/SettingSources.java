package energy.bmkpi.cli;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigurableConfigSource;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.SysPropConfigSource;

/**
 * Settings come from system properties, the environment and {@link SettingsFiles}, and from nowhere
 * else. Quarkus by default also reads {@code .env} in the working directory, files of profiles, and
 * whatever {@code quarkus.config.locations} names: whoever can write one of those could send the
 * program's credentials to another host.
 */
@StaticInitSafe
public final class SettingSources implements SmallRyeConfigBuilderCustomizer {
  /** After those that add the sources which are taken away here. */
  @Override
  public int priority() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    builder.setAddDefaultSources(false);
    // sources whose place is itself a setting
    builder.getSources().removeIf(ConfigurableConfigSource.class::isInstance);
    builder.withSources(new SysPropConfigSource(), new EnvConfigSource(System.getenv(), 300));
    // what is packaged, which the build reads here, too
    builder.withSources(
        PropertiesConfigSourceLoader.inClassPath(
            "application.properties", 250, builder.getClassLoader()));
  }
}
